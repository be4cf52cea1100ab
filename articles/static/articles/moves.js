/* Moves happen in a dialog over the article, which holds what is on the move's page.
   What will happen is said anew while one chooses, and what is wrong before anything is
   sent. Without it, the page remains. */
import { refuse } from "./moves/refusing.js";

const ASKED_AFTER = 300;
// The article's form, or the bar of moves of the page on which it is reviewed. That page
// may show one article after the other.
const PLACES = "#article_form, [data-moves]";
const article = document.querySelector(PLACES);

const read = async (answer) =>
  new DOMParser().parseFromString(await answer.text(), "text/html");

// Ask what the move would come to: return the form as the desk would show it then.
const answered = async (form) => {
  const data = new FormData(form);
  data.set("_ask", "1");
  const answer = await fetch(form.action, { method: "POST", body: data });
  return answer.ok ? await read(answer) : null;
};

// Whether a fault leads to a field that nobody has filled in yet.
const isYetToCome = (form, link) => {
  const field = link && form.querySelector(link.getAttribute("href"));
  return Boolean(field?.required && !field.value);
};

// Say it in the desk's words.
const ask = async (form) => {
  const page = await answered(form);
  const asked = page?.getElementById("move_form");
  if (!asked || !form.isConnected) return;
  page.querySelector(".move-question")?.remove();
  const faults = [...asked.querySelectorAll(".faults li")]
    .filter((it) => !isYetToCome(form, it.querySelector("a")))
    .map((it) => it.textContent);
  const said = asked.querySelector(".move-consequence").textContent;
  form.querySelector(".move-consequence").textContent = faults.join(" ") || said;
  for (const name of ["#move-button", "[name=confirmed]"]) {
    const [mine, theirs] = [form, asked].map((it) => it.querySelector(name));
    if (name === "#move-button") mine.textContent = theirs.textContent;
    else if (mine) mine.value = theirs.value;
  }
};

const chooseWhen = (form, { name, value }) => {
  const typed = (part) => form.querySelector(`[name=${part}]`);
  if (name === "when" && value === "now") {
    for (const part of ["at_0", "at_1"]) typed(part).value = "";
  }
  if (/^at_/.test(name) && value)
    form.querySelector("[name=when][value=at]").checked = true;
};

const equip = (form) => {
  if (!form.matches("[data-asks]")) return;
  let waiting;
  form.addEventListener("input", ({ target }) => {
    chooseWhen(form, target);
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(form), ASKED_AFTER);
  });
  // It comes with words that fit any choice.
  if (form.dataset.asks) ask(form).catch(() => {});
};

// The dialog stays open for what is wrong, where something has to be typed or chosen:
// only what would be done is sent.
const refuseFirst = async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-asks]") && !form.querySelector("[required]")) return;
  event.preventDefault();
  if (form.hasAttribute("data-asking")) return;
  form.toggleAttribute("data-asking", true);
  const page = await answered(form).catch(() => null);
  form.removeAttribute("data-asking");
  if (page && refuse(form, page)) {
    document.dispatchEvent(new CustomEvent("form:refused", { detail: form }));
    return;
  }
  form.removeEventListener("submit", refuseFirst);
  form.requestSubmit(submitter);
};

export const show = (page, title) => {
  const dialog = document.createElement("dialog");
  dialog.className = "move-dialog move";
  dialog.setAttribute("aria-labelledby", "move-title");
  const head = document.createElement("h2");
  head.id = "move-title";
  head.textContent = title;
  const body = document.importNode(page.querySelector(".move-body"), true);
  dialog.append(head, body);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest(".closelink")) return;
    event.preventDefault();
    dialog.close();
  });
  const form = body.querySelector("form");
  form.addEventListener("submit", refuseFirst);
  equip(form);
  dialog.showModal();
  // A note that was typed here before and never sent stands in it again.
  document.dispatchEvent(new CustomEvent("form:shown", { detail: form }));
  const first = form.querySelector("[required]:not([type=radio])");
  (first || form.querySelector("#move-button")).focus();
};

const open = async (address) => {
  try {
    const answer = await fetch(address);
    const page = await read(answer);
    if (!page.querySelector(".move-body")) throw new Error("no move");
    show(page, page.querySelector("h1").textContent);
  } catch {
    location.assign(address);
  }
};

const own = document.getElementById("move_form");
if (own) equip(own);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-move]");
  if (!link?.closest(PLACES) || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  event.preventDefault();
  open(link.href);
});
if (article) {
  // All is saved first; the answer is this page again, with the move to be shown.
  article.addEventListener("submit", ({ submitter }) => {
    if (submitter?.name !== "_then") return;
    const asked = document.createElement("input");
    Object.assign(asked, { type: "hidden", name: "_dialog", value: "1" });
    article.append(asked);
  });
  const here = new URL(location.href);
  const wanted = here.searchParams.get("move");
  if (/^[a-z_]+$/.test(wanted || "") && /\/change\/$/.test(here.pathname)) {
    history.replaceState(history.state, "", here.pathname);
    open(here.pathname.replace(/change\/$/, `move/${wanted}/`));
  }
}
