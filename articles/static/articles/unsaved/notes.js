/* Short forms keep what is typed in them: the note of a move, in its dialog or on a page,
   one's own profile. It stands there again when the form is opened anew, until it was
   sent; and leaving the page asks first.

   A form says by `data-keeps` what it is called, which is its address. Passwords and codes
   are never kept. */
import * as Copies from "./copies.js";

const words = document.getElementById("unsaved-words").dataset;
const SENT = "newsroom-sent";
const PAUSE = 300; // milliseconds after a key
const KEPT =
  "textarea, select, input:not([type=hidden], [type=password], [type=file]," +
  " [type=submit], [type=button], [autocomplete=one-time-code])";
const forms = new Map();
// What this page knows by itself, also where a browser seals nothing.
const typed = new Map();
let seals = null;

const fieldsOf = (form) =>
  [...form.elements].filter((it) => it.name && it.matches(KEPT));
const isTicked = (field) => ["checkbox", "radio"].includes(field.type);

function read(form, isFirst = false) {
  return fieldsOf(form).flatMap((field) => {
    const { name } = field;
    if (isTicked(field)) {
      return field[isFirst ? "defaultChecked" : "checked"] ? [[name, field.value]] : [];
    }
    if (field.matches("select")) {
      return chosen(field, isFirst).map((it) => [name, it.value, it.text]);
    }
    return [[name, isFirst ? field.defaultValue : field.value]];
  });
}

function chosen(select, isFirst) {
  const all = [...select.options];
  const found = all.filter((it) => (isFirst ? it.defaultSelected : it.selected));
  return found.length || select.multiple ? found : all.slice(0, 1);
}

function fill(form, pairs) {
  for (const field of fieldsOf(form)) {
    const own = pairs.filter(([name]) => name === field.name);
    if (isTicked(field)) field.checked = own.some(([, value]) => value === field.value);
    else if (field.matches("select")) choose(field, own);
    else if (own.length) field.value = own[0][1];
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function choose(select, own) {
  for (const [, value, text] of own) {
    if (![...select.options].some((it) => it.value === value))
      select.add(new Option(text, value));
  }
  for (const it of select.options)
    it.selected = own.some(([, value]) => value === it.value);
}

const isTyped = (form, state) => JSON.stringify(read(form)) !== state.begun;

async function equip(form) {
  if (forms.has(form)) return;
  const state = {
    id: crypto.randomUUID?.(),
    name: `form ${form.dataset.keeps}`,
    begun: "typed" in form.dataset ? null : JSON.stringify(read(form, true)),
    // Only what was typed on this page is asked about.
    isTouched: "typed" in form.dataset,
    isOver: false,
  };
  forms.set(form, state);
  form.addEventListener("input", () => note(form, state));
  form.addEventListener("change", () => note(form, state));
  form.addEventListener(
    "submit",
    (event) => !event.defaultPrevented && send(form, state),
  );
  const found = typed.get(state.name) ?? (await stored(state.name));
  if (!found) return;
  state.id = found.id;
  if (state.begun !== null && !state.isTouched && found.words !== state.begun)
    restore(form, state, found);
}

async function stored(name) {
  seals ??= Copies.ask(words.standing).then((it) => it.seals);
  try {
    const [newest, ...older] = await Copies.find(await seals, [name]);
    await Copies.drop(older.map((it) => it.id));
    return newest;
  } catch {
    return null;
  }
}

function restore(form, state, found) {
  fill(form, JSON.parse(found.words));
  state.isTouched = false;
  const folded = form.closest("details");
  if (folded) folded.open = true;
  const line = document.createElement("p");
  const button = document.createElement("button");
  line.className = "unsaved-kept";
  line.setAttribute("role", "status");
  button.type = "button";
  button.className = "button";
  button.textContent = words.discard;
  button.addEventListener("click", () => {
    fill(form, JSON.parse(state.begun));
    line.remove();
  });
  line.append(words.kept, " ", button);
  form.prepend(line);
}

function note(form, state) {
  state.isTouched = true;
  const held = JSON.stringify(read(form));
  if (held === state.begun) typed.delete(state.name);
  else typed.set(state.name, { id: state.id, words: held });
  clearTimeout(state.timer);
  state.timer = setTimeout(() => keep(form, state), PAUSE);
}

// One after the other, so that whoever waits for it knows that it is kept.
function keep(form, state) {
  state.last = (state.last ?? Promise.resolve())
    .then(() => keepNow(form, state))
    .catch(() => {});
  return state.last;
}

async function keepNow(form, state) {
  if (!state.id || state.isOut || !state.isTouched) return;
  seals ??= Copies.ask(words.standing).then((it) => it.seals);
  const own = await seals;
  if (!own.length) return;
  if (isTyped(form, state)) {
    await Copies.keep(
      own,
      state.name,
      state.id,
      Date.now(),
      JSON.stringify(read(form)),
    );
    state.isKept = true;
  } else {
    await Copies.drop([state.id]);
  }
}

// Whether it was done, the next page says; until then it is kept.
function send(form, state) {
  state.isOver = true;
  keep(form, state);
  try {
    const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
    sessionStorage.setItem(SENT, JSON.stringify([...sent, state.id]));
  } catch {
    // Where a browser is told to store nothing, nothing is stored.
  }
}

// It was sent without a page being loaded, and the answer is known. A note may have been
// begun in one form of a move and sent in another.
async function settle(form, isDone) {
  const own = forms.get(form);
  if (!own) return;
  const all = [...forms.values()].filter(
    (it) => it === own || (isDone && it.name === own.name),
  );
  const ids = all.map((it) => it.id);
  for (const state of all) state.isOver = isDone;
  try {
    const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
    const others = sent.filter((id) => !ids.includes(id));
    sessionStorage.setItem(SENT, JSON.stringify(others));
  } catch {
    // Then nothing is noted there.
  }
  if (!isDone) return;
  for (const state of all) clearTimeout(state.timer);
  typed.delete(own.name);
  await Promise.all(all.map((it) => it.last));
  await Copies.drop(ids).catch(() => {});
}

async function clearSent() {
  try {
    const sent = JSON.parse(sessionStorage.getItem(SENT) || "[]");
    const isDone = document.querySelector(".messagelist .success, [data-done]");
    if (!sent.length || !isDone) return;
    sessionStorage.removeItem(SENT);
    await Copies.drop(sent);
  } catch {
    // It is offered once more then.
  }
}

const each = (act) => [...forms].map(([form, state]) => act(form, state));
// A note that went out of sight with its article stands there again; if no copy of it can
// be made, leaving the page loses it.
const isLost = (form, state) =>
  (form.isConnected || typed.has(state.name)) &&
  (form.isConnected || !state.isKept) &&
  state.isTouched &&
  !state.isOver &&
  isTyped(form, state);
const isAnyLost = () => each(isLost).some(Boolean);

clearSent().then(() => document.querySelectorAll("form[data-keeps]").forEach(equip));
document.addEventListener(
  "form:shown",
  ({ detail }) => detail.matches("[data-keeps]") && equip(detail),
);
document.addEventListener("form:sent", ({ detail }) => settle(detail, true));
document.addEventListener("form:failed", ({ detail }) => settle(detail, false));
document.addEventListener("visibilitychange", () => each(keep));
document.addEventListener("unsaved:keep", ({ detail }) => detail.push(...each(keep)));
document.addEventListener(
  "unsaved:ask",
  (event) => isAnyLost() && event.preventDefault(),
);
const out = () => {
  typed.clear();
  each((_form, state) => Object.assign(state, { isOver: true, isOut: true }));
};
document.addEventListener("unsaved:out", out);
Copies.channel.addEventListener("message", ({ data }) => data === "out" && out());
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted)
    each((_form, state) => {
      state.isOver = false;
    });
});
window.addEventListener(
  "beforeunload",
  (event) => isAnyLost() && event.preventDefault(),
);
