/* The page as readers will see it, beside what is typed: it follows the typing.

   The form is sent as its button “Preview” sends it, and nothing of it is kept. The page
   runs no scripts; its links lead nowhere. */
const form = document.getElementById("article_form");
const place = document.querySelector(".sheet-preview");
const frame = place?.querySelector("iframe");
const said = place?.querySelector("[role=status]");
const PAUSE = 800;
const PATIENCE = 30_000;
let isShown = false,
  isAsking = false,
  isTyped = false;
let timer = 0,
  took = 0;

const typed = () =>
  new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();
let known = null;

async function asked(body) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: `${body}&_preview=1`,
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const script of page.querySelectorAll("script")) script.remove();
  return page;
}

// The first page is loaded; of each later one the body alone is taken, so that nothing
// flickers and what is in sight stays.
function draw(page) {
  const shown = frame.contentDocument;
  const isLoaded = shown?.querySelector("main");
  if (!isLoaded) {
    frame.srcdoc = page.documentElement.outerHTML;
    return;
  }
  shown.documentElement.lang = page.documentElement.lang;
  shown.body.replaceWith(shown.adoptNode(page.body));
}

async function follow() {
  if (!isShown || isAsking || document.hidden || !place.checkVisibility()) return;
  isTyped = false;
  const body = typed();
  if (body === known) return;
  isAsking = true;
  const began = performance.now();
  try {
    const page = await asked(body);
    // Of a form that is refused no page can be shown: the desk answers with the form.
    const isPage = !page.getElementById(form.id);
    if (isPage) draw(page);
    known = body;
    said.textContent = isPage ? "" : said.dataset.refused;
  } catch {
    said.textContent = said.dataset.failed;
  }
  took = performance.now() - began;
  isAsking = false;
  if (isTyped) soon();
}

function soon() {
  isTyped = true;
  clearTimeout(timer);
  if (isShown) timer = setTimeout(follow, Math.max(PAUSE, 2 * took));
}

// A page that is wider than its place is drawn smaller.
function fit() {
  const width = Number(place.querySelector("[aria-pressed=true]").value);
  const room = frame.parentElement.clientWidth;
  const scale = Math.min(1, room / width);
  frame.style.setProperty("--width", `${width}px`);
  frame.style.setProperty("--scale", String(scale));
}

// Show the page, or don't ask for it any more.
export function show(on) {
  isShown = on;
  if (!on) return;
  fit();
  follow();
}

if (place) {
  for (const kind of ["input", "change", "formset:added", "formset:removed"]) {
    form.addEventListener(kind, soon);
  }
  if (window.django?.jQuery) django.jQuery(form).on("change", "select", soon);
  document.addEventListener("visibilitychange", () => isTyped && soon());
  place.addEventListener("click", ({ target }) => {
    const button = target.closest("button[value]");
    if (!button) return;
    for (const one of place.querySelectorAll("button[value]")) {
      one.setAttribute("aria-pressed", String(one === button));
    }
    fit();
  });
  frame.addEventListener("load", () => {
    frame.contentDocument.addEventListener("click", (event) => event.preventDefault());
  });
  new ResizeObserver(() => isShown && fit()).observe(frame.parentElement);
}
