// Articles of our own, found by words of their headlines while a link is made. Links
// name them by what never changes, so they lead there whatever the address becomes.
import { language as written } from "../pictures/library.js";
import { copy } from "../templates.js";
import { address, ownAddress, ownKey } from "./addresses.js";

const PAUSE = 250; // milliseconds after a key

// The address of the article that was chosen in the field, if none was typed since.
export const chosenKey = ({ dataset }) =>
  dataset.key ? ownAddress(dataset.key) : null;

async function asked(place, query) {
  const url = new URL(place.dataset.articles, location.href);
  url.search = String(new URLSearchParams(query));
  try {
    const answer = await fetch(url);
    // Who is logged out is led to another page.
    return answer.ok && !answer.redirected ? (await answer.json()).articles : null;
  } catch {
    return null;
  }
}

// Return how a link names the article at an address of this site, null elsewhere.
export async function ownArticle(place, href) {
  if (!URL.canParse(href) || ownKey(href)) return null;
  const { origin, pathname } = new URL(href);
  if (origin !== place.dataset.origin) return null;
  const [found] = (await asked(place, { path: pathname })) ?? [];
  return found ? ownAddress(found.key) : null;
}

// Let the field for an address find articles as well, and show which one it has.
export function offerArticles(place, { href, text, hreflang }, stored) {
  const list = href.form.querySelector(".rich-text-found");
  let due = 0;
  const take = (article) => {
    href.value = article.title;
    href.dataset.key = article.key;
    if (text && !text.value) text.value = article.headline;
    hreflang.value = article.language === written() ? "" : article.language;
    list.replaceChildren();
    href.focus();
  };
  href.value = ownKey(stored) ? "" : stored;
  if (ownKey(stored)) showStored(place, href, stored);
  href.addEventListener("input", () => {
    delete href.dataset.key;
    clearTimeout(due);
    due = setTimeout(() => look(place, href, list, take), PAUSE);
  });
  href.addEventListener("keydown", (event) => {
    const first = list.querySelector("button");
    if (event.key !== "ArrowDown" || !first) return;
    event.preventDefault();
    first.focus();
  });
}

async function showStored(place, href, stored) {
  href.dataset.key = ownKey(stored);
  const [found] = (await asked(place, { key: ownKey(stored) })) ?? [];
  if (chosenKey(href) === stored) href.value = found?.title ?? stored;
}

async function look(place, href, list, take) {
  const q = href.value.trim();
  const found = q.length < 2 || address(q) ? [] : await asked(place, { q });
  // Somebody may have typed on meanwhile.
  if (href.value.trim() !== q || href.dataset.key) return;
  const buttons = (found ?? []).map((article) => {
    const button = copy(place, "foundArticle");
    button.querySelector("[data-title]").textContent = article.headline;
    button.querySelector("[data-where]").textContent = article.where;
    button.lang = article.language;
    button.addEventListener("click", () => take(article));
    return button;
  });
  list.replaceChildren(...buttons);
  if (!found) list.textContent = list.dataset.failed;
  else if (!buttons.length && q.length > 1 && !address(q)) {
    list.textContent = list.dataset.none;
  }
}
