window.probe.keep();
