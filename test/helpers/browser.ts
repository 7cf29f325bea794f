/**
 * Firefox and WebKit are driven without Chromium's debugging protocol: no media emulation, no accessibility snapshot,
 * no gc().
 */
export const isPlain = !navigator.userAgent.includes('Chrome');

/** WebKitGTK: the bold of the test machines' font is wider in it, and radio buttons do not go round. */
export const isWebKit = isPlain && !navigator.userAgent.includes('Firefox');
