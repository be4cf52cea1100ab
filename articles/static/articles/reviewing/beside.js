/* The queue beside the article, where there is room for both: an article opens without a
   page being loaded, and a decision leads on to the next one, which is there already.

   Whatever goes wrong is said in place, and the article stays. On narrow windows, and
   without this script, every link and every button leads to a page. */
import { show as showMove } from "../moves.js";
import * as Sending from "./sending.js";

const WIDE = matchMedia("(min-width: 1200px)");
const REVIEW = /\/review\/$/;
// An article that was loaded ahead is read anew after this time, in milliseconds.
const FRESH = 120_000;
const desk = document.querySelector("[data-beside]");
const [outcome, fault] = ["outcome", "fault"].map((it) =>
  desk.querySelector(`[data-${it}]`),
);
const words = desk.querySelector("[data-words]");
let ahead = null;
let turn = 0;
let isBusy = false;

const part = (name, from = desk) => from.querySelector(`[data-${name}]`);

// The article at an address: the one that was loaded ahead, unless that is long ago.
async function take(address) {
  const kept = ahead;
  ahead = null;
  if (kept?.address === address && Date.now() - kept.at < FRESH) {
    const found = await kept.found;
    if (found.page) return { ...found, isKept: true };
  }
  return Sending.read(address, words.dataset.account);
}

function loadAhead() {
  const address = part("reviewed").dataset.ahead;
  if (address && ahead?.address !== address)
    ahead = {
      address,
      at: Date.now(),
      found: Sending.read(address, words.dataset.account),
    };
}

async function open(address, { isListed = false, says = "", keepsFocus = false } = {}) {
  turn += 1;
  const mine = turn;
  part("reviewed").setAttribute("aria-busy", "true");
  const found = await take(address);
  if (mine !== turn) return; // another one was chosen meanwhile
  part("reviewed").removeAttribute("aria-busy");
  const fresh = found.page && part("reviewed", found.page);
  if (!fresh) {
    complain(found.status === 401 ? "out" : "unread");
    return;
  }
  if (!isListed && !found.isKept) exchangeQueue(part("queue", found.page));
  put(fresh, address);
  complain(says);
  if (!keepsFocus) part("reviewed").querySelector("h1").focus({ preventScroll: true });
  loadAhead();
}

function put(fresh, address) {
  const shown = document.importNode(fresh, true);
  document.dispatchEvent(new CustomEvent("article:left"));
  part("reviewed").replaceWith(shown);
  if (document.body.matches(".queueing")) {
    document.body.classList.remove("queueing");
    document.querySelector(".titles h1").remove();
  }
  history.replaceState(history.state, "", address);
  document.title = shown.dataset.title;
  mark();
  scrollTo({ top: 0, behavior: "instant" });
  document.dispatchEvent(new CustomEvent("article:shown"));
  for (const form of shown.querySelectorAll("form[data-keeps]"))
    document.dispatchEvent(new CustomEvent("form:shown", { detail: form }));
}

function exchangeQueue(list) {
  const fresh = document.importNode(list, true);
  const { scrollTop } = part("queue");
  part("queue").replaceWith(fresh);
  fresh.scrollTop = scrollTop;
}

function mark() {
  for (const link of part("queue").querySelectorAll("li > a")) {
    const isHere = link.pathname === location.pathname;
    if (isHere) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (isHere) bringIntoView(link.closest("li"), part("queue"));
  }
}

// Scroll the list alone: the page stays where the reader has it.
function bringIntoView(line, list) {
  const [inner, outer] = [line, list].map((it) => it.getBoundingClientRect());
  const bottom = Math.min(outer.bottom, innerHeight);
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > bottom) list.scrollTop += inner.bottom - bottom;
}

// Say what went wrong, by the name of a sentence or in the desk's own words.
function complain(said = "") {
  if (said === "out") fault.replaceChildren(words.content.cloneNode(true));
  else fault.textContent = words.dataset[said] ?? said;
  if (said) fault.scrollIntoView({ block: "nearest" });
}

function say(messages) {
  for (const it of document.querySelectorAll("#content-start > .messagelist"))
    it.remove();
  outcome.replaceChildren(...(messages ? [document.importNode(messages, true)] : []));
}

async function send(form, submitter) {
  isBusy = true;
  complain();
  desk.toggleAttribute("data-busy", true);
  const result = await Sending.post(form, submitter, words.dataset);
  isBusy = false;
  desk.toggleAttribute("data-busy", false);
  await judge(form, result);
}

async function judge(form, { status, came, next, page }) {
  const tell = (name) =>
    document.dispatchEvent(new CustomEvent(`form:${name}`, { detail: form }));
  if (came === "elsewhere") {
    location.assign(next);
    return;
  }
  if (came === "done") {
    tell("sent");
    form.closest("dialog")?.close();
    say(page.querySelector(".messagelist"));
    // It is decided: its buttons go, even if the next article can't be loaded.
    part("reviewed").querySelector("[data-bar]")?.remove();
    exchangeQueue(part("queue", page));
    await open(next, { isListed: true });
    return;
  }
  tell("failed");
  if (came === "refused") {
    tell("refused");
    await refuse(form, next, page);
  } else if (page?.querySelector(".move-body")) ask(form, page);
  else
    complain(page?.querySelector("#content .errornote")?.textContent || named(status));
}

const named = (status) => Sending.NAMES[status] ?? (status < 500 ? "refused" : "away");

// What was typed stays; without that, the article is shown as it is now.
async function refuse(form, next, page) {
  const says = page.querySelector(".messagelist").textContent.trim();
  form.closest("dialog")?.close();
  exchangeQueue(part("queue", page));
  if (new FormData(form).get("note")) complain(says);
  else await open(next, { isListed: true, says });
}

// The move's page, which says what has changed or what is missing.
function ask(form, page) {
  form.closest("dialog")?.close();
  showMove(page, page.querySelector("h1").textContent);
}

function submitted(event) {
  const form = event.target;
  if (event.defaultPrevented || !WIDE.matches || !Sending.isMove(form)) return;
  event.preventDefault();
  // Nobody has seen yet what a second press would decide on.
  if (!isBusy) send(form, event.submitter);
}

function clicked(event) {
  const link = event.target.closest("[data-queue] li a, [data-reviewed] a[data-key=n]");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || !WIDE.matches || !REVIEW.test(link.pathname)) return;
  event.preventDefault();
  if (!isBusy) open(link.pathname);
}

document.addEventListener("submit", submitted);
document.addEventListener("click", clicked);

const first = part("queue").querySelector("li > a");
if (!WIDE.matches) {
  // A page for each.
} else if (document.body.matches(".queueing")) {
  if (first) open(first.pathname, { keepsFocus: true });
} else {
  mark();
  loadAhead();
}
