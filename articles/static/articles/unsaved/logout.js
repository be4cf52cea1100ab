/* Logging out asks first if there is text that isn't saved. Then nothing of this account
   stays in the browser. */
import * as Copies from "./copies.js";
import * as Moments from "./moments.js";

const words = document.getElementById("unsaved-words").dataset;
// The fields that name what is written: of an article, a page or picture, a masthead.
const NAMES = ["headline", "title", "name"];
let isAsked = false;
document.querySelectorAll("#logout-form, form[data-logout]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (isAsked) return;
    event.preventDefault();
    leave(form, event.submitter);
  });
});

async function leave(form, button) {
  const { token, seals } = await Copies.ask(words.standing);
  const rows = await unsaved(seals);
  const isTyped = !document.dispatchEvent(
    new Event("unsaved:ask", { cancelable: true }),
  );
  if ((rows.length || isTyped) && !(await isMeant(rows))) return;
  Copies.channel.postMessage("out");
  document.dispatchEvent(new Event("unsaved:out"));
  const ids = await (seals.length ? Copies.forget(seals) : Promise.resolve([])).catch(
    () => [],
  );
  if (ids.length) await Copies.dropThere(words.elsewhere, token, ids);
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Where a browser is told to store nothing, nothing is stored.
  }
  isAsked = true;
  form.requestSubmit(button);
}

async function unsaved(seals) {
  if (!seals.length) return [];
  // What this page holds is kept first, and so is asked for.
  const kept = [];
  document.dispatchEvent(new CustomEvent("unsaved:keep", { detail: kept }));
  try {
    await Promise.all(kept);
    const rows = await Copies.rowsOf(seals);
    return (await Promise.all(rows.map(Copies.open))).filter(Boolean);
  } catch {
    return [];
  }
}

// Return what the text of a copy is called.
function titleOf(typed) {
  const held = new Map(JSON.parse(typed));
  return NAMES.map((name) => held.get(name)?.trim()).find(Boolean) ?? words.untitled;
}

function isMeant(rows) {
  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  title.textContent = words.asked;
  const list = document.createElement("ul");
  for (const { at, words: typed } of rows.sort((a, b) => b.at - a.at)) {
    const item = document.createElement("li");
    item.textContent = words.one
      .replace("{title}", () => titleOf(typed))
      .replace("{when}", Moments.dated(at));
    list.append(item);
  }
  const told = document.createElement("p");
  told.textContent = words.told;
  const choices = document.createElement("p");
  choices.className = "unsaved-choices";
  dialog.className = "unsaved-dialog";
  title.id = "unsaved-logout-title";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(title, ...(rows.length ? [list] : []), told, choices);
  document.body.append(dialog);
  return new Promise((resolve) => {
    for (const [text, meant] of [
      [words.stay, false],
      [words.go, true],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = text;
      button.addEventListener("click", () => {
        resolve(meant);
        dialog.close();
      });
      choices.append(button);
    }
    dialog.addEventListener("close", () => {
      resolve(false);
      dialog.remove();
    });
    dialog.showModal();
  });
}
