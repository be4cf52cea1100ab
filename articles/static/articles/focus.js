/* The focal point of a picture: set by a click as well as by the two sliders; the
   previews show at once how the picture will be cut.

   Without this script the sliders stand alone, and saving makes the previews anew. */

const sliders = ["x", "y"].map((name) => document.getElementById(`id_focus_${name}`));
const whole = document.querySelector(".picture-frame img");
const point = document.querySelector(".picture-point");

/* As the server cuts it: as much as fits, the point in the middle if it can be. */
function offset(length, kept, share) {
  const spare = length - kept;
  if (spare <= 0) return 50;
  const start = Math.max(0, Math.min(length * share - kept / 2, spare));
  return (start / spare) * 100;
}

function cut(image, shares) {
  const [width, height] = ["width", "height"].map((name) => whole.getAttribute(name));
  const ratio = image.getAttribute("width") / image.getAttribute("height");
  const kept = [Math.min(width, height * ratio), Math.min(height, width / ratio)];
  const place = [offset(width, kept[0], shares[0]), offset(height, kept[1], shares[1])];
  image.src = image.dataset.whole;
  image.style.objectPosition = `${place[0]}% ${place[1]}%`;
}

function show() {
  const shares = sliders.map((slider) => slider.value / 100);
  // biome-ignore lint/plugin/logical-scripts: a picture isn't mirrored
  point.style.left = `${shares[0] * 100}%`;
  point.style.top = `${shares[1] * 100}%`;
  for (const slider of sliders)
    slider.nextElementSibling.textContent = `${slider.value} %`;
  return shares;
}

function change() {
  const shares = show();
  for (const image of document.querySelectorAll(".picture-cut img")) cut(image, shares);
}

if (whole && sliders.every((slider) => slider && slider.type === "range")) {
  for (const slider of sliders) {
    // The slider says its value itself.
    const percent = document.createElement("span");
    percent.setAttribute("aria-hidden", "true");
    slider.after(percent);
    slider.addEventListener("input", change);
  }
  whole.addEventListener("click", (event) => {
    const box = whole.getBoundingClientRect();
    sliders[0].value = Math.round(((event.clientX - box.left) / box.width) * 100);
    sliders[1].value = Math.round(((event.clientY - box.top) / box.height) * 100);
    change();
    sliders[0].dispatchEvent(new Event("change", { bubbles: true }));
  });
  whole.closest(".picture-frame").classList.add("is-clickable");
  for (const hint of document.querySelectorAll(".picture-point, .picture-click")) {
    hint.hidden = false;
  }
  show();
}
