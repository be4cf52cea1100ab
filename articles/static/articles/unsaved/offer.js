/* A form is opened, and there is text of it that wasn't saved: it is offered.

   What is taken the desk itself shows in the form, as after a refusal; so rows, choices
   and the editor are drawn as they always are. */
import * as Moments from "./moments.js";
import * as Typed from "./typed.js";

const { form, place, ready, state } = Typed;

ready.then((found) => found.length && offer(found[0]));

function offer(copy) {
  const { content } = form.querySelector("template[data-name=unsaved-offer]");
  const box = document.importNode(content, true).firstElementChild;
  const title = box.querySelector("h2");
  title.textContent = title.textContent.replace("{when}", Moments.moment(copy.at));
  box.addEventListener("click", ({ target }) => {
    const act = target.closest("[data-do]")?.dataset.do;
    if (act) acts[act](copy, box);
  });
  form.before(box);
}

// What was typed in an earlier version is older than any save of this one.
function wordsOf({ words, of }) {
  const typed = JSON.parse(words);
  if (of === place.dataset.name) return typed;
  const lock = typed.find(([name]) => name === "seen_lock")?.[1] ?? "";
  return [
    ...typed.map(([name, value]) => [name, name === "seen_lock" ? "0" : value]),
    ["_of", `${of} ${lock}`],
  ];
}

const acts = {
  async compare(copy, box) {
    const body = new URLSearchParams(JSON.parse(copy.words));
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("_difference", "1");
    const shown = box.querySelector("[role=status]");
    const answer = await fetch(location.href, { method: "POST", body }).catch(
      () => null,
    );
    if (!answer?.ok) {
      shown.textContent = place.dataset.away;
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    shown.replaceChildren(...page.body.childNodes);
  },
  take(copy) {
    state.isOver = true;
    const taking = document.createElement("form");
    taking.method = "post";
    taking.hidden = true;
    const token = form.elements.csrfmiddlewaretoken.value;
    const sent = [
      ...wordsOf(copy),
      ["csrfmiddlewaretoken", token],
      ["unsaved_writer", form.elements.unsaved_writer.value],
      ["_show", copy.id],
    ];
    for (const [name, value] of sent) {
      // A text keeps its lines in this, whatever it is.
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      taking.append(field);
    }
    document.body.append(taking);
    taking.submit();
  },
  async discard(copy, box) {
    await Typed.discard([copy.id]);
    state.found = state.found.filter((it) => it.id !== copy.id);
    box.remove();
    if (state.found.length) offer(state.found[0]);
    // Not lost with the button that was pressed.
    const [next] = document.querySelectorAll(".unsaved-note button");
    (next ?? form.querySelector("input:not([type=hidden]), textarea"))?.focus();
  },
};
