/* The inbox by keys: an act is sent without a page being loaded, and the next item has the
   focus. Without this script every button and link leads to a page. */
import * as Sending from "../reviewing/sending.js";
import * as Asking from "./asking.js";
import * as Put from "./putting.js";

const desk = document.querySelector("[data-inbox]");
const words = desk.querySelector("[data-words]");
const complaint = desk.querySelector("[data-complaint]");
const single = document.getElementById("desk-single-keys");
// The form of an act of each row that asks nothing; others open a page as a dialog.
const ACTS = { a: "take", x: "dismiss", n: "part", c: "claim" };
const PAGES = { r: "add", X: "reason", h: "hand" };
const TYPED_INTO = "input:not([type=checkbox]), select, textarea";
let isBusy = false;
let acts = 0; // that were sent
let last = null;

const rows = () =>
  [...desk.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
const linkOf = (row) => row?.querySelector(".inbox-title a");
const actOf = (row, name) => row?.querySelector(`[data-act="${name}"]`);

// The row that has the focus, or had it last; else the first.
function current() {
  const focused = document.activeElement?.closest("[data-row]");
  if (focused) return focused;
  return last?.isConnected && last.checkVisibility() ? last : rows()[0];
}

function go(row) {
  linkOf(row)?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function complain(said) {
  if (said === "out") complaint.replaceChildren(words.content.cloneNode(true));
  else complaint.textContent = words.dataset[said] ?? said;
  if (said) complaint.scrollIntoView({ block: "nearest" });
}

const named = (status) => Sending.NAMES[status] ?? (status < 500 ? "refused" : "away");

// Send an act from a row. Where the answer asks for something, it is shown as a dialog.
async function send(form, submitter, row) {
  if (isBusy) return;
  isBusy = true;
  acts += 1;
  complain("");
  desk.toggleAttribute("data-busy", true);
  const result = await Sending.post(form, submitter, words.dataset);
  isBusy = false;
  desk.toggleAttribute("data-busy", false);
  await judge(result, form, row);
}

async function judge({ status, came, page }, form, row) {
  if (came === "done") {
    document.dispatchEvent(new CustomEvent("form:sent", { detail: form }));
    Asking.close();
    await show(page, row);
  } else if (came === "refused") {
    Asking.close();
    refuse(page, row);
  } else if (page?.querySelector(".inbox-asked")) {
    Asking.show(page, words.dataset, (it, by) => send(it, by, row));
  } else complain(named(status));
}

// Put what the answer has into the place of the entry, and go on.
async function show(page, row) {
  const next = Put.following(rows(), row);
  Put.say(desk, page, row);
  const fresh = Put.exchange(desk, page, row);
  if (!row || (!fresh.length && !rows().length)) await refresh();
  else go(fresh[0]?.querySelector("[data-row]") ?? next);
}

// What somebody else has decided is said where the item stands.
function refuse(page, row) {
  const said = page.querySelector(".messagelist").textContent.trim();
  const [fresh] = Put.exchange(desk, page, row);
  const place = fresh?.querySelector("[data-row]") ?? row;
  place.querySelector("[data-fault]").textContent = said;
  go(place);
}

// The list as it is now, from here on; when all of it is decided, the next page. Where an
// act was sent meanwhile, such as an undo, the list that was read is older than its answer.
async function refresh() {
  const older = desk.querySelector("[data-older]");
  const address = rows().length || !older ? location.href : older.href;
  const before = acts;
  const { status, page } = await Sending.read(address, words.dataset.account);
  if (acts > before) return;
  const list = page?.querySelector("[data-list]");
  if (!list) {
    complain(status === 401 ? "out" : "unread");
    return;
  }
  desk.querySelector("[data-list]").replaceWith(document.importNode(list, true));
  history.replaceState(history.state, "", address);
  go(rows()[0]);
}

const chosen = () => desk.querySelectorAll("[name=chosen]:checked");

function press(name, row) {
  const button = actOf(row, name);
  if (name === "dismiss" && chosen().length)
    send(document.getElementById("inbox-bulk"), withReason(button), null);
  else if (hasNoReason(button)) ask("reason", row);
  else if (button?.form) send(button.form, button, row);
  else complain("impossible");
}

// Nobody has given a reason yet, so one is asked for.
const hasNoReason = (button) => button?.dataset.act === "dismiss" && !button.value;

// The chosen items get the same reason as one would.
function withReason(button) {
  const { name = "ask", value = "1" } = button?.value ? button : {};
  return Object.assign(document.createElement("button"), { name, value });
}

async function ask(name, row) {
  const link = actOf(row, name);
  if (!link) {
    complain("impossible");
    return;
  }
  const { status, page } = await Sending.read(link.href, words.dataset.account);
  if (page?.querySelector(".inbox-asked"))
    Asking.show(page, words.dataset, (form, by) => send(form, by, row));
  else complain(status === 401 ? "out" : "unread");
}

function undo() {
  const form = desk.querySelector("[data-outcome] form.undo");
  if (form) send(form, null, Put.UNDONE);
  else complain("nothing");
}

function tick(row) {
  const box = row.querySelector("[name=chosen]");
  if (box) box.checked = !box.checked;
}

function tickLabel(row, number) {
  const box = row.querySelectorAll("[name=labels]")[number - 1];
  if (box) box.checked = !box.checked;
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || !single.checked) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(TYPED_INTO) || document.querySelector("dialog:modal"))
    return;
  const does = deedOf(event, current());
  if (!does) return;
  event.preventDefault();
  if (!event.repeat) does();
}

function deedOf({ key, target }, row) {
  // Also where nothing is left.
  if (key === "z") return undo;
  if (!row) return null;
  if (ACTS[key]) return () => press(ACTS[key], row);
  if (PAGES[key]) return () => ask(PAGES[key], row);
  if (key === "A") return () => actOf(row, "take")?.click();
  if (key === "o") return () => actOf(row, "open")?.click();
  if (/^[1-9]$/.test(key)) return () => tickLabel(row, Number(key));
  // A button or a box has its own use of the space.
  const isLink = !target.closest("button, summary, input");
  return key === " " && isLink ? () => tick(row) : null;
}

function clicked(event) {
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const link = event.target.closest("[data-row] a[data-act]:not([data-act=open])");
  if (!link || !isPlain) return;
  event.preventDefault();
  link.closest("details[open]")?.removeAttribute("open");
  ask(link.dataset.act, link.closest("[data-row]"));
}

// By mouse, a draft opens in its form; all else is done here.
function submitted(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !desk.contains(form) || form.method !== "post") return;
  if (submitter?.dataset.act === "take") {
    const next = Put.following(rows(), submitter.closest("[data-row]"));
    form.elements.namedItem("next").value = next?.dataset.item ?? "";
    return;
  }
  event.preventDefault();
  if (hasNoReason(submitter)) {
    ask("reason", rowOf(submitter));
    return;
  }
  const isUndo = form.matches(".undo");
  send(form, submitter, isUndo ? Put.UNDONE : rowOf(submitter));
}

const rowOf = (submitter) => submitter?.closest("[data-row]") ?? null;

document.addEventListener("keydown", pressed);
document.addEventListener("click", clicked);
document.addEventListener("submit", submitted);
document.addEventListener("focusin", ({ target }) => {
  last = target.closest("[data-row]") ?? last;
});
// After the browser has gone to the entry that the address names, which takes the focus.
window.addEventListener("load", () => {
  const isNamed = /^#item-\d+$/.test(location.hash);
  const entry = isNamed && document.querySelector(location.hash);
  if (entry) setTimeout(() => go(entry.querySelector("[data-row]")));
});
