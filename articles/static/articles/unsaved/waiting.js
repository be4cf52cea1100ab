/* A page whose object can't be changed now: what was typed for it and wasn't saved is
   shown, for there is no form to offer it in. */
import * as Copies from "./copies.js";
import * as Moments from "./moments.js";

const place = document.getElementById("unsaved-waiting");
const words = document.getElementById("unsaved-words").dataset;
const ENDS = /<(?:br|\/(?:p|h\d|li|tr|blockquote|figcaption))\b[^>]*>/g;

if (place) begin().catch(() => {});

async function begin() {
  const standing = await Copies.ask(words.standing);
  if (!standing.seals.length) return;
  const { name, former } = place.dataset;
  const forms = [name, ...former.split(" ").filter(Boolean)];
  const copies = await Copies.find(standing.seals, forms, words.elsewhere);
  for (const copy of copies) show(copy, standing.token);
}

function show(copy, token) {
  const names = new Map(Object.entries(JSON.parse(place.dataset.texts)));
  const typed = JSON.parse(copy.words).filter(([name]) => names.has(name));
  const texts = typed.map(([name, value]) => [names.get(name), plain(value)]);
  const box = document.importNode(place.content, true).firstElementChild;
  const title = box.querySelector("h2");
  title.textContent = title.textContent.replace("{when}", Moments.moment(copy.at));
  box
    .querySelector("dl")
    .append(
      ...texts.filter(([, text]) => text).flatMap(([name, text]) => lines(name, text)),
    );
  box.querySelector("button").addEventListener("click", async () => {
    await Copies.drop([copy.id]).catch(() => {});
    await Copies.dropThere(words.elsewhere, token, [copy.id]);
    box.remove();
  });
  place.before(box);
}

function lines(name, text) {
  return Object.entries({ dt: name, dd: text }).map(([tag, said]) =>
    Object.assign(document.createElement(tag), { textContent: said }),
  );
}

// The editor keeps HTML; a line of a paragraph is enough to copy it from.
function plain(value) {
  if (!/<\/\w+>/.test(value)) return value.trim();
  const marked = value.replace(ENDS, "$&\n");
  return new DOMParser().parseFromString(marked, "text/html").body.textContent.trim();
}
