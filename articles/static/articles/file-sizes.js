/* A file that is too large is refused at its row: sent, it would be too much together
   with all that was typed. Without this script the server says so. */

function refuse(field, file) {
  const said = document.createElement("ul");
  Object.assign(said, { className: "errorlist", role: "alert" });
  said.dataset.refused = "";
  const line = said.appendChild(document.createElement("li"));
  line.textContent = field.dataset.refusal.replace("{name}", file.name);
  field.before(said);
  field.value = "";
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.most) return;
  target.parentElement.querySelector("[data-refused]")?.remove();
  const most = Number(target.dataset.most);
  const large = [...target.files].find((file) => file.size > most);
  if (large) refuse(target, large);
});
