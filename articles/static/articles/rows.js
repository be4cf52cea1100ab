/* Rows of sources and further reading: buttons that move a row up or down.

   Without this script the number in each row says its place. */
"use strict";

const words = (document.getElementById("row-words") || {}).dataset || {};

function rowsOf(group) {
  return [...group.querySelectorAll(".inline-related:not(.empty-form)")];
}

function numberFrom(group) {
  rowsOf(group)
    .filter((row) => row.querySelector("input[type=text], input[type=url], select"))
    .forEach((row, index) => {
      const place = row.querySelector(".field-position input");
      if (place && isFilled(row)) place.value = index + 1;
    });
}

function isFilled(row) {
  const fields = row.querySelectorAll("input[type=text], input[type=url], select");
  return [...fields].some((field) => field.value);
}

function button(text, sign, move) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button row-move";
  element.textContent = sign;
  element.setAttribute("aria-label", text);
  element.title = text;
  element.addEventListener("click", () => move(element));
  return element;
}

function shift(element, step) {
  const row = element.closest(".inline-related");
  const group = row.closest(".inline-group");
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  numberFrom(group);
  element.focus();
}

function equip(row) {
  const title = row.querySelector("h3");
  const isWritten = row.querySelector(".field-position input");
  if (!title || !isWritten || title.querySelector(".row-move")) return;
  const moves = document.createElement("span");
  moves.className = "row-moves";
  moves.append(
    button(words.up || "Move up", "↑", (element) => shift(element, -1)),
    button(words.down || "Move down", "↓", (element) => shift(element, 1)),
  );
  title.append(moves);
  row.classList.add("has-moves");
}

document.querySelectorAll(".inline-group").forEach((group) => {
  rowsOf(group).forEach(equip);
});
document.addEventListener("formset:added", (event) => equip(event.target));
