/* The panel “Checks”: what is found in what is typed, asked again without saving.

   Each finding leads to its field (to-field.js); labels are proposed at theirs. */
import { following, propose } from "./label-proposals.js";

const panel = document.querySelector("[data-checks]");
const form = document.getElementById("article_form");
const PAUSE = 1500;
// An answer that takes longer is given up.
const PATIENCE = 30_000;

const list = panel?.querySelector("[data-list]");
const told = panel?.querySelector("[data-told]");
const line = panel?.querySelector("[data-line]");
const late = panel?.querySelector("[data-late]");
let timer = 0,
  isAsking = false,
  isTyped = false,
  took = 0;
// What the page was made with, or was last asked about.
let known = null;
let shown = list?.innerHTML,
  waiting = "";
let count = list?.querySelector("[data-count]")?.dataset.count ?? "";

// Whoever is in the list keeps her place: it changes when she has left.
const show = (html) => {
  if (html === shown) return;
  if (list.contains(document.activeElement)) {
    waiting = html;
    return;
  }
  waiting = "";
  shown = html;
  list.innerHTML = html;
  propose(list.querySelector("[data-proposals]"));
  const before = count;
  count = list.querySelector("[data-count]")?.dataset.count ?? "";
  line.textContent = count;
  if (count !== before) told.textContent = count;
};

// It has no files, and so is all text.
const typed = () =>
  new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();

const ask = async (body) => {
  const answer = await fetch(panel.dataset.checks, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
};

// One question at a time: what is typed meanwhile is asked about afterwards.
const askNow = async () => {
  if (isAsking || document.hidden) return;
  isTyped = false;
  const body = typed();
  if (body === known) return;
  isAsking = true;
  const began = performance.now();
  try {
    show(await ask(body));
    known = body;
    late.hidden = true;
  } catch {
    late.hidden = false;
  }
  took = performance.now() - began;
  isAsking = false;
  if (isTyped) askSoon();
};

const askSoon = () => {
  isTyped = true;
  clearTimeout(timer);
  timer = setTimeout(askNow, Math.max(PAUSE, 3 * took));
};

function start() {
  following(form, (names) => {
    told.textContent = `${panel.dataset.added} ${names}`;
  });
  list.addEventListener("focusout", () => {
    setTimeout(() => waiting && show(waiting));
  });
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, askSoon);
  }
  // Select2 tells of a choice through jQuery alone.
  if (window.django?.jQuery) django.jQuery(form).on("change", "select", askSoon);
  document.addEventListener("visibilitychange", () => isTyped && askSoon());
  // A new article has an address of its own by then.
  document.addEventListener("form:saved", ({ detail }) => {
    const address = detail.querySelector("[data-checks]")?.dataset.checks;
    if (!address || address === panel.dataset.checks) return;
    panel.dataset.checks = address;
    askSoon();
  });
  const proposeNow = () => propose(list.querySelector("[data-proposals]"));
  proposeNow();
  // Rows can be added once Django’s own scripts have run, at the end of that.
  window.addEventListener("load", () => setTimeout(proposeNow));
  // A form that was refused shows what was typed, and not what is stored.
  if (document.querySelector(".errornote")) askSoon();
  else known = typed();
}

if (panel && form) start();
