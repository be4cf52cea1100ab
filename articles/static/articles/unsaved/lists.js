/* Two lists of a form of rights, one of what is chosen: browsers would send only what is
   marked in it. Whoever asks the form what stands in it is told all that is chosen.

   Django's script marks it at the very end, when the form is sent. */

document.querySelectorAll("select.selectfilter").forEach((select) => {
  const { form, id, name } = select;
  const first = [...select.options]
    .filter((it) => it.defaultSelected)
    .map((it) => it.value);

  // In the order in which it came, so that the same is the same.
  function chosen(list) {
    const all = new Set([...list.options].map((it) => it.value));
    return [
      ...first.filter((it) => all.has(it)),
      ...[...all].filter((it) => !first.includes(it)),
    ];
  }

  function isBehind(list, name) {
    const found = form.elements[name];
    const field = found instanceof RadioNodeList ? found[0] : found;
    return (
      field && list.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING
    );
  }

  form.addEventListener("formdata", ({ formData }) => {
    const list = document.getElementById(`${id}_to`);
    if (!list) return;
    const others = [...formData].filter(([it]) => it !== name && it !== `${name}_old`);
    const place = others.findIndex(([it]) => isBehind(list, it));
    const own = chosen(list).map((value) => [name, value]);
    others.splice(place < 0 ? others.length : place, 0, ...own);
    for (const it of [...formData.keys()]) formData.delete(it);
    for (const [it, value] of others) formData.append(it, value);
  });
});
