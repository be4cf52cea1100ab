// The pictures of the library that this page knows, and the dialog to choose one in.
//
// What the dialog holds is made by the desk and fetched when it is needed; what it says
// stands there, so no words are here.
import { openDialog, refuse } from "../templates.js";

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const place = document.querySelector("[data-picture-choice]");
const known = new Map();

// Whether this person may look into the library, from this page.
export const isOffered = () => Boolean(place?.dataset.choose);

export const mayUpload = () => "mayUpload" in (place?.dataset ?? {});

export const isKey = (text) => KEY.test(text);

// The language of the article, which of a new one is chosen in the form.
export const language = () =>
  document.getElementById("id_language")?.value ||
  place?.dataset.language ||
  document.documentElement.lang;

export function remember(picture) {
  known.set(picture.key, picture);
  return picture;
}

export const recall = (key) => known.get(key);

// Return what is known of a picture, null if there is none of this key any more, and
// undefined if that can't be found out now.
export async function find(key) {
  if (known.has(key)) return known.get(key);
  if (!isOffered()) return undefined;
  const page = await fetched({ key });
  if (!page) return undefined;
  const button = page.querySelector("[data-picture]");
  return button ? remember(told(button)) : null;
}

// Fill a figure with what is known of a picture (none of that key: null; not yet:
// undefined), and with what is said of it in place of the library's own words.
export function draw(figure, picture, { alt = "", caption = "" }) {
  const image = figure.querySelector("img");
  image.hidden = !picture;
  const shown = alt || picture?.alt[language()] || "";
  if (picture) {
    const { thumbnail, width, height } = picture;
    Object.assign(image, {
      src: thumbnail,
      width,
      height,
      alt: shown,
      lang: language(),
    });
  }
  const lines = {
    title: picture?.title,
    caption: picture && (caption || picture.caption[language()]),
    credit: picture?.credit,
    decorative: picture && !shown && picture.isDecorative,
    undescribed: picture && !shown && !picture.isDecorative,
    gone: picture === null,
    unknown: picture === undefined,
  };
  for (const line of figure.querySelectorAll("[data-line]")) {
    const words = lines[line.dataset.line];
    line.hidden = !words;
    if (words && words !== true) (line.firstElementChild ?? line).textContent = words;
  }
}

const told = (button) => JSON.parse(button.dataset.picture);

async function fetched(asked) {
  const address = new URL(place.dataset.choose, location.href);
  address.search = String(new URLSearchParams({ language: language(), ...asked }));
  try {
    const answer = await fetch(address);
    // Who is logged out is led to another page.
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

// Show the dialog; return what was chosen, or null. A file that was pasted or dropped
// lies in it ready to be described and uploaded.
export function choose(file = null) {
  return openDialog(place, "dialog", (dialog, answer) => {
    const take = (picture) => answer(remember(picture));
    dialog.addEventListener("click", ({ target }) => clicked(dialog, target, take));
    dialog.addEventListener("change", ({ target }) => changed(target));
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target.matches("[data-search]")) search(dialog, event.target);
      else upload(dialog, event.target, take);
    });
    open(dialog, file);
  });
}

const say = (dialog, words) => {
  dialog.querySelector("[data-status]").textContent = words;
};

async function open(dialog, file) {
  const page = await load(dialog, {});
  if (!page) return;
  const content = dialog.querySelector("[data-content]");
  content.replaceChildren(...page.body.children);
  if (file) return lay(dialog, file);
  const isAtStart = document.activeElement?.matches("[data-close]");
  if (isAtStart) content.querySelector("[name=q]").focus();
}

function lay(dialog, file) {
  const form = dialog.querySelector("[data-upload]");
  const files = new DataTransfer();
  files.items.add(file);
  form.closest("details").open = true;
  form.elements.file.files = files.files;
  form.elements.file.dispatchEvent(new Event("change", { bubbles: true }));
}

async function load(dialog, asked) {
  say(dialog, dialog.dataset.loading);
  const page = await fetched(asked);
  const count = page?.querySelector("[data-count]")?.textContent;
  say(dialog, count ?? dialog.dataset.failed);
  return page;
}

async function search(dialog, form) {
  const asked = { q: form.elements.q.value };
  const page = await load(dialog, asked);
  if (!page) return;
  // Another search may have been faster.
  if (form.elements.q.value !== asked.q) return;
  for (const part of ["[data-results]", "[data-more]"]) {
    dialog.querySelector(part).replaceWith(page.querySelector(part));
  }
  dialog.dataset.searched = asked.q;
}

async function more(dialog, button) {
  const asked = { q: dialog.dataset.searched ?? "", page: button.dataset.page };
  const page = await load(dialog, asked);
  if (!page) return;
  const items = [...page.querySelectorAll("[data-results] > li")];
  dialog.querySelector("[data-results]").append(...items);
  dialog.querySelector("[data-more]").replaceWith(page.querySelector("[data-more]"));
  items[0]?.querySelector("button").focus();
}

function clicked(dialog, target, take) {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches("[data-picture]")) take(told(button));
  else if (button.matches("[data-page]")) more(dialog, button);
}

function changed(target) {
  const form = target.closest("[data-upload]");
  if (!form) return;
  const { file, is_decorative: decorative } = form.elements;
  const words = form.querySelector("[data-words]");
  const isNew = words.hidden && file.files.length > 0;
  words.hidden = !file.files.length;
  for (const alt of form.querySelectorAll("[data-alt]"))
    alt.disabled = decorative.checked;
  if (isNew) form.querySelector("[data-needed]").focus();
}

async function upload(dialog, form, take) {
  const { file, is_decorative: decorative } = form.elements;
  const needed = form.querySelector("[data-needed]");
  if (!file.files.length) return refuse(file);
  if (!decorative.checked && !needed.value.trim()) return refuse(needed);
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  say(dialog, form.dataset.uploading);
  const { key, error } = await sent(form);
  form.ariaBusy = "false";
  say(dialog, "");
  const picture = key && (await find(key));
  if (picture) take(picture);
  else refuse(file, error ?? dialog.dataset.failed);
}

// Return the key of the new picture, or an error in words.
async function sent(form) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
    });
    return await answer.json();
  } catch {
    return {};
  }
}
