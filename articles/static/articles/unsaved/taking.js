/* What a save has made of a form is taken into it, from the page that answers: keys of
   what is new, an address that was made anew, the state of the next save.

   Never is anything taken into a field in which somebody has typed since it was sent,
   and no text is written over: its white space alone would move the cursor. */
"use strict";

const Taking = (() => {
  // Of the save, whatever is typed meanwhile.
  const STATE = /^(seen_lock|seen|id)$/;
  const COUNTED = /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/;
  const { isSame, isSelect, valuesOf } = Fields;
  const plain = (values) => values.map((it) => it.replace(/\s+/g, " ").trim());

  function isTaken(field, was, stored) {
    if (isSame(plain(was), plain(stored))) return false;
    return field.tagName !== "TEXTAREA" || "once" in field.dataset;
  }

  // Take one field's; return what of it counts as saved.
  function takeField(key, mine, theirs, was) {
    const isUntouched = isSame(valuesOf(mine), was);
    if (!theirs || COUNTED.test(key)) return isUntouched ? valuesOf(mine) : was;
    const stored = valuesOf(theirs);
    if (STATE.test(key) || (isUntouched && isTaken(mine[0], was, stored))) {
      Fields.put(mine, theirs);
      return valuesOf(mine);
    }
    if (isSelect(mine[0]) && !isUntouched) {
      Fields.rename(mine[0], theirs[0]);
      return stored;
    }
    // What the site has nothing of isn't saved.
    return isSame(plain(stored), [""]) && plain(was).join("") ? stored : was;
  }

  function isKept(row, held, number, group) {
    if (held.get("DELETE")?.length) return false;
    const initial = Number(group.querySelector("[name$=-INITIAL_FORMS]").value);
    if (number < initial) return true;
    const empty = [...group.querySelectorAll(".empty-form [name*=__prefix__]")];
    return [...held].some(([key, values]) => {
      const same = empty.filter((one) => one.name.endsWith(`__prefix__-${key}`));
      return key !== "id" && !isSame(valuesOf(same), values);
    });
  }

  // Return which row of the other page each row has become. They are stored in the order
  // of their positions; those without one come last.
  function twinsOf(form, other, sent) {
    const twins = new Map([[null, null]]);
    for (const group of form.querySelectorAll(".inline-group")) {
      const there = other.querySelector(`#${CSS.escape(group.id)}`);
      if (!there) continue;
      const rows = [...sent.keys()].filter((row) => row?.closest(".inline-group") === group);
      const place = (row) => Number(sent.get(row).get("position")?.[0] || Infinity);
      const kept = Fields.rowsOf(group)
        .filter((row, n) => rows.includes(row) && isKept(row, sent.get(row), n, group));
      kept.sort((one, another) => place(one) - place(another) || 0);
      const stored = Fields.rowsOf(there);
      if (kept.length !== stored.length) continue;
      kept.forEach((row, n) => twins.set(row, stored[n]));
      for (const row of rows) {
        if (sent.get(row).get("DELETE")?.length) row.hidden = true;
      }
    }
    return twins;
  }

  // Take what a save has made; return what is saved now, by the names of the fields.
  function take(form, other, sent) {
    const saved = new Map();
    const twins = twinsOf(form, other, sent);
    const theirs = Fields.unitsOf(other);
    const mine = Fields.unitsOf(form);
    for (const [row, was] of sent) {
      const twin = twins.has(row) ? theirs.get(twins.get(row)) : null;
      const unit = mine.get(row) ?? new Map();
      for (const [key, values] of was) {
        const fields = unit.get(key);
        // A row that was removed meanwhile is still stored.
        if (!fields) saved.set(`removed ${saved.size}`, ["removed"]);
        else saved.set(fields[0].name, takeField(key, fields, twin?.get(key), values));
      }
    }
    for (const name of takeHidden(form, mine, theirs)) saved.delete(name);
    return saved;
  }

  // Without another page: what was sent is saved, under the state that the answer names.
  function takeState(form, sent, seen) {
    const saved = new Map();
    const units = Fields.unitsOf(form);
    for (const [row, was] of sent) {
      for (const [key, values] of was) {
        const [field] = units.get(row)?.get(key) ?? [];
        saved.set(field?.name ?? `removed ${saved.size}`, values);
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
    const isOnlyIn = (some, others) => [...some.get(null)].filter(
      ([key, [field]]) => field.type === "hidden" && !others.get(null).has(key),
    );
    const gone = isOnlyIn(mine, theirs);
    for (const [, fields] of gone) fields.forEach((one) => one.remove());
    for (const [, fields] of isOnlyIn(theirs, mine)) {
      form.append(...fields.map((one) => document.importNode(one)));
    }
    return gone.map(([name]) => name);
  }

  return { take, takeState };
})();
