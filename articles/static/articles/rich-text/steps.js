// What was typed in one plain field, step by step, to be undone and done again.
//
// A word is one step, however fast or slowly it was typed; so is a run of deleting, and
// whatever is pasted, dropped, chosen or filled in at once.

const MOST = 1000;
const TYPING = /^insert(?:Text|CompositionText|FromComposition)$/;
const DELETING = /^delete(?:Content|Word)(?:Backward|Forward)$/;

export class Steps {
  #field;
  #value;
  #done = [];
  #undone = [];
  // Whether the next step may go on with the last one.
  #isOpen = false;
  // The step of a word that is being composed, and the value before it.
  #composed = null;

  constructor(field) {
    this.#field = field;
    this.#value = field.value;
  }

  // Take what the field holds now: by typing, or because a script put it there.
  note({ inputType = "", isComposing = false } = {}) {
    const { value } = this.#field;
    if (this.#composed && value !== this.#value) this.#undoComposed();
    const step = difference(this.#value, value, this.#field.selectionEnd);
    this.#composed = isComposing ? { before: this.#value, step } : null;
    this.#value = value;
    if (!step) return;
    const kind = TYPING.test(inputType)
      ? "typed"
      : DELETING.test(inputType)
        ? "deleted"
        : "";
    this.#undone = [];
    const last = this.#isOpen && !isComposing ? this.#done.at(-1) : null;
    if (!last || last.kind !== kind || !joined(last, step)) {
      this.#done.push({ ...step, kind });
      if (this.#done.length > MOST) this.#done.shift();
    }
    this.#isOpen = kind !== "" && !isComposing;
  }

  // The cursor was put elsewhere, or a word is composed: what comes is another step.
  close() {
    this.#isOpen = false;
    this.#composed = null;
  }

  undo() {
    this.#take();
    const step = this.#done.pop();
    if (!step) return;
    this.#undone.push(step);
    this.#put(step.at, step.added, step.removed, "historyUndo");
  }

  redo() {
    this.#take();
    const step = this.#undone.pop();
    if (!step) return;
    this.#done.push(step);
    this.#put(step.at, step.removed, step.added, "historyRedo");
  }

  // What a script changed without a word is a step as well.
  #take() {
    if (this.#field.value !== this.#value) this.note();
    this.close();
  }

  #undoComposed() {
    this.#value = this.#composed.before;
    if (this.#composed.step) this.#done.pop();
  }

  #put(at, from, to, inputType) {
    const field = this.#field;
    const before = this.#value;
    this.#value = before.slice(0, at) + to + before.slice(at + from.length);
    field.value = this.#value;
    // Fields of dates and numbers have no place for a cursor.
    if (field.selectionStart !== null)
      field.setSelectionRange(at + to.length, at + to.length);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
  }
}

// Return where a value differs from the one before: what was removed there, and added.
// Of several places, as within “aa”, it is the one at which the cursor stands.
function difference(before, after, cursor) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const behind = Math.min(shorter, after.length - (cursor ?? after.length));
  let end = 0;
  while (end < behind && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  let at = 0;
  while (at < shorter - end && before[at] === after[at]) at += 1;
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    at,
    removed: before.slice(at, before.length - end),
    added: after.slice(at, after.length - end),
  };
}

// Let a step go on with the one before, if both make one word or one run of deleting.
function joined(last, { at, removed, added }) {
  if (last.kind === "typed") {
    const goesOn = !removed && at === last.at + last.added.length;
    if (!goesOn || (/\S\s+$/.test(last.added) && /^\S/.test(added))) return false;
    last.added += added;
    return true;
  }
  if (added || last.added) return false;
  if (at + removed.length === last.at) {
    Object.assign(last, { at, removed: removed + last.removed });
    return true;
  }
  if (at !== last.at) return false;
  last.removed += removed;
  return true;
}
