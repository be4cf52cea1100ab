/* Short forms keep what is typed in them: the note of a move, in its dialog or on a page,
   one's own profile. It stands there again when the form is opened anew, until it was
   sent; and leaving the page asks first. What was refused is only offered, and only once.

   A form says by `data-keeps` what it is called, which is its address. Passwords and codes
   are never kept. */
import * as Copies from "./copies.js";

const words = document.getElementById("unsaved-words").dataset;
const SENT = "newsroom-sent";
const PAUSE = 300; // milliseconds after a key
// Stands at the end of what was refused, like a field of that name.
const REFUSED = "_refused";
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

const isRefused = (kept) => JSON.parse(kept).some(([name]) => name === REFUSED);
const asRefused = (kept) =>
  isRefused(kept) ? kept : JSON.stringify([...JSON.parse(kept), [REFUSED, ""]]);

// What is kept of a form.
function heldBy(form, state) {
  const held = JSON.stringify(read(form));
  return state.isRefused ? asRefused(held) : held;
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
    isRefused: false,
  };
  forms.set(form, state);
  form.addEventListener("input", () => note(form, state));
  form.addEventListener("change", () => note(form, state));
  form.addEventListener(
    "submit",
    (event) => !event.defaultPrevented && send(form, state),
  );
  const found = typed.get(state.name) ?? (await stored(state.name));
  if (found) state.id = found.id;
  if (state.begun === null && form.querySelector(".faults")) refused(form);
  if (!found || state.begun === null || state.isTouched) return;
  if (isRefused(found.words)) offer(form, state, found);
  else if (found.words !== state.begun) restore(form, state, found);
}

// The words go on to be kept, but don't stand in the form by themselves any more.
function refused(form) {
  const state = forms.get(form);
  if (!state) return;
  state.isRefused = true;
  const mine = typed.get(state.name);
  if (mine) typed.set(state.name, { ...mine, words: asRefused(mine.words) });
  keep(form, state);
}

function owns() {
  seals ??= Copies.ask(words.standing).then((it) => it.seals);
  return seals;
}

async function stored(name) {
  try {
    const [newest, ...older] = await Copies.find(await owns(), [name]);
    await Copies.drop(older.map((it) => it.id));
    return newest;
  } catch {
    return null;
  }
}

function restore(form, state, found) {
  fill(form, JSON.parse(found.words));
  state.isTouched = false;
  say(form, words.kept, [[words.discard, () => fill(form, JSON.parse(state.begun))]]);
}

// Nothing is left of it where it isn't taken now.
function offer(form, state, found) {
  typed.delete(state.name);
  Copies.drop([found.id]).catch(() => {});
  say(form, words.refused, [
    [words.again, () => fill(form, JSON.parse(found.words))],
    [words.discard, () => {}],
  ]);
}

function say(form, text, acts) {
  const folded = form.closest("details");
  if (folded) folded.open = true;
  const line = document.createElement("p");
  line.className = "unsaved-kept";
  line.setAttribute("role", "status");
  line.append(text);
  for (const [label, act] of acts) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      line.remove();
    });
    line.append(" ", button);
  }
  form.prepend(line);
}

function note(form, state) {
  state.isTouched = true;
  const held = heldBy(form, state);
  if (!isTyped(form, state)) typed.delete(state.name);
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
  const own = await owns();
  if (!own.length) return;
  if (isTyped(form, state)) {
    const held = heldBy(form, state);
    await Copies.keep(own, state.name, state.id, Date.now(), held);
    state.isKept = true;
  } else {
    await Copies.drop([state.id]);
  }
}

// Whether it was done, the next page says; until then it is kept.
function send(form, state) {
  state.isOver = true;
  keep(form, state);
  setSent([...allSent(), { id: state.id, name: state.name }]);
}

function allSent() {
  try {
    return JSON.parse(sessionStorage.getItem(SENT) || "[]");
  } catch {
    return []; // where a browser is told to store nothing
  }
}

function setSent(sent) {
  try {
    sessionStorage.setItem(SENT, JSON.stringify(sent));
  } catch {
    // Then nothing is noted there.
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
  setSent(allSent().filter(({ id }) => !ids.includes(id)));
  if (!isDone) return;
  for (const state of all) clearTimeout(state.timer);
  typed.delete(own.name);
  await Promise.all(all.map((it) => it.last));
  await Copies.drop(ids).catch(() => {});
}

// The page after a sending says what came of it. That is noted before anything waits.
async function clearSent() {
  const isDone = document.querySelector(".messagelist .success, [data-done]");
  const isFault = document.querySelector(".messagelist .error, .faults");
  const came = isDone ? "done" : isFault ? "refused" : undefined;
  const sent = allSent().map((it) => ({ came, ...it }));
  if (!sent.length) return;
  setSent(sent);
  const of = (name) => sent.filter((it) => it.came === name);
  try {
    await Copies.drop(of("done").map(({ id }) => id));
    await Promise.all(of("refused").map(setRefused));
  } catch {
    // It is offered once more then.
  }
  setSent(allSent().filter((it) => !it.came));
}

async function setRefused({ id, name }) {
  const own = await owns();
  const found = (await Copies.find(own, [name])).find((it) => it.id === id);
  if (found) await Copies.keep(own, name, id, found.at, asRefused(found.words));
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
document.addEventListener("form:refused", ({ detail }) => refused(detail));
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
