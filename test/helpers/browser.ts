/** Firefox is driven without Chromium's debugging protocol: no media emulation, no accessibility snapshot, no gc(). */
export const isFirefox = navigator.userAgent.includes('Firefox');
