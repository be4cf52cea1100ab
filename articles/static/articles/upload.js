/* Uploading many pictures: one request for each, with its progress; what is refused is
   named with the reason, and the others go on.

   Without this script the form sends all files at once. */

const form = document.getElementById("upload_form");
const words = document.getElementById("upload-words").dataset;
const input = form.querySelector("[type=file]");
const zone = form.querySelector(".upload-drop");
const status = form.querySelector(".upload-status");
const list = form.querySelector(".upload-list");
const next = form.querySelector(".upload-next");
const button = form.querySelector("[type=submit]");
const added = [];
// What isn't taken yet: the file, and its line in the list.
let waiting = [];

// One button is the next step: this one or, once some are there, the way on.
function lead(element) {
  for (const one of [button, next.querySelector("a")]) {
    one.classList.toggle("default", one === element);
  }
}

function say(text) {
  status.textContent = text;
}

function choose(files) {
  for (const { line } of waiting) line.remove();
  waiting = files.map((file) => ({ file, line: row(file) }));
  list.append(...waiting.map(({ line }) => line));
  lead(button);
  say(files.length ? `${words.chosen} ${files.length}` : "");
}

/* A line for each file: its name, its bar, and what became of it. */
function row(file) {
  const { content } = form.querySelector("template");
  const line = document.importNode(content, true).firstElementChild;
  line.querySelector(".upload-name").textContent = file.name;
  line.querySelector("progress").ariaLabel = file.name;
  return line;
}

/* What the server made of it; a page in place of an answer is the one to log in. */
function outcome(request) {
  if (request.status === 0) return { error: words.lost };
  try {
    return JSON.parse(request.response);
  } catch {
    return { error: request.status === 200 ? words.login : words.failed };
  }
}

function send(file, line) {
  const data = new FormData(form);
  data.delete(input.name);
  data.append("file", file);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable)
      line.querySelector("progress").value = event.loaded / event.total;
  });
  return new Promise((resolve) => {
    request.addEventListener("loadend", () => resolve(outcome(request)));
    request.open("POST", form.dataset.receive);
    request.send(data);
  });
}

function note(line, result) {
  const said = line.querySelector(".upload-said");
  line.querySelector("progress").value = result.error ? 0 : 1;
  line.className = result.error ? "is-refused" : "is-done";
  said.textContent = result.error || words.done;
  for (const double of result.duplicates || []) {
    const link = document.createElement("a");
    link.href = double.url;
    link.textContent = double.title;
    said.append(` – ${words.double} `, link);
  }
}

function report(number, refused) {
  const text = words.progress.replace("{n}", added.length).replace("{m}", number);
  say(refused ? `${text}, ${words.refused.replace("{n}", refused)}` : text);
}

/* One after the other. Pressed again, the button sends only what wasn't taken. */
async function upload() {
  const number = added.length + waiting.length;
  const left = [];
  button.disabled = true;
  report(number, 0);
  for (const one of waiting) {
    const result = await send(one.file, one.line);
    note(one.line, result);
    if (result.error) left.push(one);
    else added.push(result.id);
    report(number, left.length);
  }
  waiting = left;
  button.disabled = false;
  goOn();
}

/* To the first of them: one page doesn't hold all, and leads on to the others. */
function goOn() {
  if (!added.length) return;
  const link = next.querySelector("a");
  const first = added.slice(0, Number(form.dataset.most));
  link.href = `${form.dataset.describe}?${first.map((id) => `picture=${id}`).join("&")}`;
  next.hidden = false;
  lead(link);
  if (waiting.length) link.focus();
  else location.assign(link.href);
}

input.addEventListener("change", () => choose([...input.files]));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (waiting.length) {
    upload();
  } else {
    say(words.none);
    input.focus();
  }
});
for (const name of ["dragover", "dragleave", "drop"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.toggle("is-over", name === "dragover");
    if (name === "drop") {
      choose([...waiting.map(({ file }) => file), ...event.dataTransfer.files]);
    }
  });
}
form.querySelector(".upload-hint").hidden = false;
