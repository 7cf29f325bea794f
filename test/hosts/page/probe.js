// The first script of every host page: hears what the page says, and keeps what it was like. Written for any page,
// however its natives are replaced later, so it keeps the ones it needs.
(function () {
  const { getOwnPropertyNames, getOwnPropertyDescriptor } = Object;
  const later = window.setTimeout.bind(window);
  const said = [];
  for (const name of ['log', 'info', 'warn', 'error']) {
    const own = console[name];
    console[name] = function (...words) {
      said.push(name + ': ' + words.join(' '));
      return own.apply(console, words);
    };
  }
  addEventListener('error', ({ message, target }) => said.push('error: ' + (message || target.src)), true);
  addEventListener('unhandledrejection', ({ reason }) => said.push('rejection: ' + reason));
  document.addEventListener('securitypolicyviolation', (event) =>
    said.push('violation: ' + [event.effectiveDirective, event.blockedURI, event.sample].join(' ')),
  );
  // A driven browser says so, and is then not counted.
  Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false, configurable: true });

  const { toString } = Function.prototype;
  const isNative = (value) => /\[native code\]/.test(toString.call(value));

  /** Globals, and what hangs on each of them and its prototype. */
  function natives() {
    const found = new Map();
    for (const name of getOwnPropertyNames(window)) {
      const value = getOwnPropertyDescriptor(window, name)?.value;
      if (typeof value !== 'function' || name === 'RegExp' || name.startsWith('__') || !isNative(value))
        continue;
      for (const [path, holder] of [
        [name, value],
        [name + '.prototype', value.prototype],
      ]) {
        if (!holder) continue;
        for (const key of [...getOwnPropertyNames(holder), ...Object.getOwnPropertySymbols(holder)]) {
          const one = getOwnPropertyDescriptor(holder, key);
          if (key !== 'arguments' && key !== 'caller')
            found.set(path + '.' + String(key), one.get || one.set || one.value);
        }
      }
    }
    return found;
  }
  let before;
  let globals;

  const text = (node) => (node.textContent || '').replace(/\s+/g, ' ').trim();
  const roles = { A: 'link', BUTTON: 'button', TIME: 'time', IMG: 'img', LI: 'listitem', P: 'paragraph' };
  const isSeen = (element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

  /** Every element that is drawn, shadow roots and slots crossed. */
  function* drawn(node) {
    const inner = node.shadowRoot || node;
    const children =
      node.localName === 'slot' && node.assignedNodes().length ? node.assignedNodes() : inner.childNodes;
    for (const child of [...children]) {
      if (child.nodeType !== 1) continue;
      yield child;
      yield* drawn(child);
    }
  }

  window.probe = {
    said,
    /** Called right before the widgets' script: what a library did until then is the page's own. */
    keep() {
      before = natives();
      globals = new Set(getOwnPropertyNames(window));
    },
    /** What has changed since. */
    changes() {
      const after = natives();
      const changed = [...before]
        .filter(
          ([path, value]) => !Object.is(after.get(path), value) && !(value && typeof value === 'object'),
        )
        .map(([path]) => path);
      const added = [...after.keys()].filter((path) => !before.has(path) && globals.has(path.split('.')[0]));
      return [...changed, ...added];
    },
    newGlobals: () => getOwnPropertyNames(window).filter((name) => !globals.has(name)),
    /** What somebody finds who looks for a role: the names of all that can be seen. */
    names: (role, root = document.body) =>
      [...drawn(root)]
        .filter(
          (element) =>
            (element.getAttribute('role') ||
              (element.type === 'radio' ? 'radio' : roles[element.tagName])) === role,
        )
        .filter((element) => role === 'radio' || isSeen(element))
        .map(
          (element) =>
            element.getAttribute('aria-label') || element.alt || text(element.labels?.[0] || element),
        ),
    find: (role, name, root = document.body) =>
      [...drawn(root)].find(
        (element) =>
          (element.getAttribute('role') || (element.type === 'radio' ? 'radio' : roles[element.tagName])) ===
            role &&
          (element.getAttribute('aria-label') || element.alt || text(element.labels?.[0] || element)) ===
            name,
      ),
    /** All text that can be seen. */
    text: (root = document.body) =>
      [...drawn(root)]
        .filter((element) => isSeen(element) || getComputedStyle(element).display === 'contents')
        .flatMap((element) => [...(element.shadowRoot || element).childNodes])
        .filter((node) => node.nodeType === 3)
        .map(text)
        .join(' '),
    widgets: () =>
      [...document.getElementsByTagName('*')].filter(({ localName }) => localName.startsWith('ward-')),
    pictures: (root = document.body) => [...drawn(root)].filter(({ localName }) => localName === 'img'),
    boxes: () =>
      [
        document.documentElement,
        document.body,
        ...document.getElementById('own').getElementsByTagName('*'),
      ].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.localName, x, y, width, height].join(' ');
      }),
    /** Waits until a check gives something, for the tests' functions in the page. */
    async until(check, most = 8000) {
      for (const end = performance.now() + most; ;) {
        const found = await check();
        if (found || performance.now() > end) return found;
        await new Promise((resolve) => later(resolve, 20));
      }
    },
  };
})();
