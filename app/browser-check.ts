/**
 * What the app cannot do without, each as a question in ES5. Beside each the first versions that have it, where it
 * decides: together they ask for Chrome 103, Firefox 105 and Safari 16.4 (tests of syntax by what came with it).
 */
export const browserNeeds: readonly string[] = [
  "'indexedDB' in w",
  "'BroadcastChannel' in w",
  "'locks' in navigator",
  'w.crypto && crypto.subtle',
  // Firefox 105
  'w.TextDecoderStream',
  // Chrome 103
  'w.AbortSignal && AbortSignal.timeout',
  'w.HTMLDialogElement',
  // The whole style sheet stands in layers.
  'w.CSSLayerBlockRule',
  '[].findLast',
  'Object.hasOwn',
  // Safari 16.4
  "new RegExp('(?<=a)b')",
];

/**
 * The first script of every page, in words of 2009: sends a browser that cannot run the app, or was given an address
 * without TLS, to a page that says so and saves what lies here (public/old-browser.js). Where the address is at fault
 * half of what is needed is missing too, so it is asked first.
 */
export const browserCheck = `(function () {
  var w = window;
  function go(why) { location.replace('/old-browser.html#' + why) }
  function can() { try { return ${browserNeeds.join(' && ')} } catch (e) { return false } }
  if (w.isSecureContext === false) go('http');
  else if (!can()) go('old');
})()`;
