// The lead picture of an article: shown and chosen in place of a list of titles. The
// list stays the field that is sent.

import { copy } from "../templates.js";
import { choose, draw, isOffered, language, remember } from "./library.js";

const FIELDS = { alt: "id_lead_alt", caption: "id_lead_caption" };

function start(place) {
  const select = place.querySelector("select");
  const box = copy(place, "chosen");
  const [label] = select.labels;
  if (label) {
    label.id ||= `${select.id}_label`;
    box.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => {
      [...box.querySelectorAll("button")].find((it) => !it.hidden)?.focus();
    });
  }
  select.hidden = true;
  select.after(box);
  const stored = place.dataset.picture && remember(JSON.parse(place.dataset.picture));
  const field = new Field(select, box);
  field.show(stored || null);
  document.getElementById("id_language")?.addEventListener("change", () => {
    field.show(field.picture);
  });
}

class Field {
  picture = null;
  // What was written for each picture: it is there again if the picture is.
  written = new Map();

  constructor(select, box) {
    this.select = select;
    this.box = box;
    box.addEventListener("click", ({ target }) => {
      const todo = target.closest("[data-do]")?.dataset.do;
      if (todo === "remove") this.set(null);
      else if (todo) this.ask();
    });
    document.getElementById(FIELDS.alt)?.addEventListener("input", () => {
      if (this.picture) this.draw(this.picture);
    });
  }

  // What this article says that it shows.
  get own() {
    return document.getElementById(FIELDS.alt)?.value.trim() ?? "";
  }

  async ask() {
    const picture = await choose();
    if (picture) this.set(picture);
  }

  set(picture) {
    const before = this.picture;
    if (before?.key !== picture?.key) {
      this.written.set(before?.key, this.words());
      this.write(this.written.get(picture?.key) ?? {});
    }
    if (picture && !this.select.querySelector(`[value="${picture.key}"]`)) {
      this.select.add(new Option(picture.title, picture.key));
    }
    this.select.value = picture?.key ?? "";
    this.show(picture);
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    const next = picture ? "other" : "choose";
    this.box.querySelector(`[data-do=${next}]`).focus();
  }

  words() {
    const said = ([name, id]) => [name, document.getElementById(id)?.value];
    return Object.fromEntries(Object.entries(FIELDS).map(said));
  }

  write(words) {
    for (const [name, id] of Object.entries(FIELDS)) {
      const input = document.getElementById(id);
      if (input) input.value = words[name] ?? "";
    }
  }

  show(picture) {
    this.picture = picture;
    this.box.querySelector("figure").hidden = !picture;
    if (picture) this.draw(picture);
    for (const button of this.box.querySelectorAll("[data-do]")) {
      const isForChosen = button.dataset.do !== "choose";
      const isLooking = button.dataset.do !== "remove";
      button.hidden = isForChosen !== Boolean(picture) || (isLooking && !isOffered());
    }
    for (const [name, id] of Object.entries(FIELDS)) {
      const input = document.getElementById(id);
      if (!input) continue;
      input.placeholder = picture?.[name][language()] ?? "";
      const row = input.closest(".form-row");
      // Words that wait for a picture, or that are wrong, are never hidden.
      row.hidden = !picture && !input.value && !row.querySelector(".errorlist");
    }
  }

  draw(picture) {
    draw(this.box.querySelector("figure"), picture, { alt: this.own });
  }
}

for (const place of document.querySelectorAll("[data-picture-choice]")) start(place);
