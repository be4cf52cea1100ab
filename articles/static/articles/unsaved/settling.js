/* A save was answered: the form goes on beneath the typing, as that of what is saved. */
import * as Fields from "./fields.js";
import * as Page from "./page.js";
import * as Taking from "./taking.js";
import * as Typed from "./typed.js";

const { form, place } = Typed;
// By whom and when it is sent, which every page has anew.
const OF_SENDING = ["csrfmiddlewaretoken", "unsaved_writer"];

// Let the form be that of the page that answers. Return whether it can be.
export function settle(page, address, sent, seen, isJoined) {
  const isNew = address.pathname !== location.pathname;
  for (const it of page.querySelectorAll("noscript")) it.remove();
  const other = page.getElementById(form.id);
  const isMine =
    other &&
    Object.entries(seen).every(
      ([name, value]) => other.elements[name]?.value === value,
    );
  if (isNew && !(isMine && Page.settleIn(form, other))) return false;
  // What is typed meanwhile would stand without what somebody else has written; and so
  // would rows of which there are more or less now.
  const isWhole = isMine && isAsSent(sent) && Taking.isWhole(form, other, sent);
  if (isJoined && !isWhole) return false;
  if (isMine) take(page, other, sent, isJoined);
  // Somebody has saved since, and nothing of that is taken.
  else know(sent, seen);
  call(address, page);
  if (isNew) history.replaceState(history.state, "", address);
  document.dispatchEvent(new CustomEvent("form:saved", { detail: page }));
  return true;
}

function isAsSent(sent) {
  const now = Fields.heldBy(form);
  return [...sent].every(([row, was]) =>
    [...was].every(([key, values]) => Fields.isSame(values, now.get(row)?.get(key))),
  );
}

function take(page, other, sent, isJoined) {
  const saved = Taking.take(form, other, sent, isJoined);
  for (const name of OF_SENDING) {
    const [mine, fresh] = [form, other].map((it) => it.elements[name]);
    if (mine && fresh) mine.value = fresh.value;
  }
  Page.refresh(form, page);
  // What was only asked once, as whose text stands, isn't asked any more.
  for (const name of [...saved.keys()]) {
    const isGone = !form.elements.namedItem(name) && !name.startsWith("removed ");
    if (isGone) saved.delete(name);
  }
  Typed.settle(saved);
}

function know(sent, seen) {
  Typed.settle(Taking.takeState(form, sent, seen));
  const presence = document.querySelector("[data-presence]");
  if (presence && seen.seen_lock) presence.dataset.seen = seen.seen_lock;
}

// Copies of what is typed from now on are copies of what the address is of.
export function call(address, page) {
  const key = address.pathname.match(/\/([^/]+)\/change\/$/)?.[1];
  const [model] = place.dataset.name.split(".");
  const name = page?.getElementById("unsaved")?.dataset.name;
  if (name || key) place.dataset.name = name || `${model}.${decodeURIComponent(key)}`;
}
