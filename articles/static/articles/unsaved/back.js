/* Somebody logged in again in a second window: the form in the first one hears of it. */

new BroadcastChannel("newsroom-unsaved").postMessage("in");
window.close();
