/* What a save has made of a form is taken into it, from the page that answers: keys of
   what is new, an address that was made anew, the state of the next save.

   Never is anything taken into a field in which somebody has typed since it was sent,
   and no text is written over: its white space alone would move the cursor. Only a text
   in which somebody else has written is: the editor changes what differs. */
import * as Fields from "./fields.js";

// Of the save, whatever is typed meanwhile.
const STATE = /^(seen_lock|seen|id)$/;
const COUNTED = /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/;
const { isSame, isSelect } = Fields;
const plain = (values) => values.map((it) => it.replace(/\s+/g, " ").trim());

function isTaken(field, was, stored, isJoined) {
  if (isSame(plain(was), plain(stored))) return false;
  // Two lists of rights are another script's.
  if (field.matches(".filtered")) return false;
  return isJoined || field.tagName !== "TEXTAREA" || "once" in field.dataset;
}

// Take what one field held when it was sent, holds now, and holds in the other page;
// return what of it counts as saved.
function takeField(key, mine, theirs, { was, now, stored, isJoined }) {
  const isUntouched = isSame(now, was);
  if (!theirs || COUNTED.test(key)) return was;
  if (STATE.test(key) || (isUntouched && isTaken(mine[0], was, stored, isJoined))) {
    Fields.put(mine, theirs);
    if (isJoined) mine[0].dispatchEvent(new Event("text:put"));
    return stored;
  }
  if (isSelect(mine[0]) && !isUntouched) {
    Fields.rename(mine[0], theirs[0]);
    return stored;
  }
  // What the site has nothing of isn't saved.
  return isSame(plain(stored), [""]) && plain(was).join("") ? stored : was;
}

function isKept(held, number, group, data) {
  if (held.get("DELETE")?.length) return false;
  const prefix = group.id.replace(/-group$/, "");
  if (number < Number(data.get(`${prefix}-INITIAL_FORMS`))) return true;
  return [...held].some(([key, values]) => {
    return key !== "id" && !isSame(data.getAll(`${prefix}-__prefix__-${key}`), values);
  });
}

// Yield each group of rows: those that were sent, those that a save keeps, and those of
// the other page. They are stored in the order of their positions; those without one
// come last.
function* groupsOf(form, other, sent) {
  const data = new FormData(form);
  for (const group of form.querySelectorAll(".inline-group")) {
    const there = other.querySelector(`#${CSS.escape(group.id)}`);
    if (!there) continue;
    const rows = [...sent.keys()].filter(
      (row) => row?.closest(".inline-group") === group,
    );
    const place = (row) => Number(sent.get(row).get("position")?.[0] || Infinity);
    const kept = Fields.rowsOf(group).filter(
      (row, n) => rows.includes(row) && isKept(sent.get(row), n, group, data),
    );
    kept.sort((one, another) => place(one) - place(another) || 0);
    yield { rows, kept, stored: Fields.rowsOf(there) };
  }
}

// Whether both pages have as many rows.
export function isWhole(form, other, sent) {
  return [...groupsOf(form, other, sent)].every(
    ({ kept, stored }) => kept.length === stored.length,
  );
}

// Return which row of the other page each row has become.
function twinsOf(form, other, sent) {
  const twins = new Map([[null, null]]);
  for (const { rows, kept, stored } of groupsOf(form, other, sent)) {
    if (kept.length !== stored.length) continue;
    for (const [n, row] of kept.entries()) twins.set(row, stored[n]);
    for (const row of rows) {
      if (sent.get(row).get("DELETE")?.length) row.hidden = true;
    }
  }
  return twins;
}

// Take what a save has made; return what is saved now, by the names of the fields.
// `isJoined`: what somebody else has written was saved together with it.
export function take(form, other, sent, isJoined = false) {
  const saved = new Map();
  const twins = twinsOf(form, other, sent);
  const [mine, theirs] = [form, other].map(Fields.unitsOf);
  const [held, stored] = [form, other].map(Fields.heldBy);
  for (const [row, was] of sent) {
    const twin = twins.has(row) ? twins.get(row) : undefined;
    for (const [key, values] of was) {
      const fields = mine.get(row)?.get(key);
      // A row that was removed meanwhile is still stored. What the form itself lacks now
      // was asked once, such as the language, or was a word that has become a label.
      if (!fields && row) saved.set(`removed ${saved.size}`, ["removed"]);
      else if (fields) {
        saved.set(
          fields[0].name,
          takeField(key, fields, theirs.get(twin)?.get(key), {
            was: values,
            now: held.get(row).get(key),
            stored: stored.get(twin)?.get(key),
            isJoined,
          }),
        );
      }
    }
  }
  for (const name of takeHidden(form, mine, theirs)) saved.delete(name);
  return saved;
}

// Without another page: what was sent is saved, under the state that the answer names.
export function takeState(form, sent, seen) {
  const saved = new Map();
  const units = Fields.unitsOf(form);
  for (const [row, was] of sent) {
    for (const [key, values] of was) {
      const [field] = units.get(row)?.get(key) ?? [];
      if (field || row) saved.set(field?.name ?? `removed ${saved.size}`, values);
    }
  }
  for (const [name, value] of Object.entries(seen)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  return saved;
}

// What says of which save a form is isn't the same in that of a new article. Return the
// names that it hasn't any more.
function takeHidden(form, mine, theirs) {
  // A word that names no label yet is typed, though it is a hidden field.
  const isOfForm = (field) =>
    field.type === "hidden" && !field.closest(".choice-words");
  const isOnlyIn = (some, others) =>
    [...some.get(null)].filter(
      ([key, [field]]) => isOfForm(field) && !others.get(null).has(key),
    );
  const gone = isOnlyIn(mine, theirs);
  for (const one of gone.flatMap(([, fields]) => fields)) one.remove();
  for (const [, fields] of isOnlyIn(theirs, mine)) {
    form.append(...fields.map((one) => document.importNode(one)));
  }
  return gone.map(([name]) => name);
}
