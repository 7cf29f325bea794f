/**
 * Firefox and WebKit are driven without Chromium's debugging protocol: no media emulation, no accessibility snapshot,
 * no gc().
 */
export const isPlain = !navigator.userAgent.includes('Chrome');

/** WebKitGTK. */
export const isWebKit = isPlain && !navigator.userAgent.includes('Firefox');
