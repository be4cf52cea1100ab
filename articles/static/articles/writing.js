/* A page to write on: what stands around it can be put away, and each browser remembers.

   The list of pages is away unless it was opened here; the details beside the text are
   there unless they were closed. Without this script the list stays away. */
import { show as showPreview } from "./previewing.js";

const PAGES = "newsroom.writing.pages";
const SIDE = "newsroom.writing.side";
const root = document.documentElement;

// A browser that is told to store nothing remembers nothing.
const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const remember = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It stays so until the page is left.
  }
};

function setPages(state) {
  root.dataset.pages = state;
  const sidebar = document.getElementById("nav-sidebar");
  sidebar?.setAttribute("aria-expanded", String(state === "open"));
  if (state === "open") document.getElementById("main").classList.add("shifted");
}

// Beside the text stand its details, a preview, or nothing.
function setSide(state) {
  root.dataset.side = state;
  for (const button of document.querySelectorAll("[data-side-of]")) {
    const isShown = button.dataset.sideOf === state;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isShown));
  }
  showPreview(state === "preview");
}

// Before Django's script, which has the same button on all other pages.
document.getElementById("toggle-nav-sidebar")?.addEventListener(
  "click",
  (event) => {
    event.stopImmediatePropagation();
    const state = root.dataset.pages === "open" ? "closed" : "open";
    setPages(state);
    remember(PAGES, state);
  },
  true,
);

// The buttons come anew with each save.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-side-of]");
  if (!button) return;
  const state =
    button.dataset.sideOf === root.dataset.side ? "" : button.dataset.sideOf;
  setSide(state);
  remember(SIDE, state);
});
document.addEventListener("form:saved", () => setSide(root.dataset.side));

setPages(remembered(PAGES) === "open" ? "open" : "closed");
setSide(remembered(SIDE) ?? "details");
