/* What is wrong is summed up at the top, which has the focus: after Django's own script,
   which goes to the first field of a new form. */
window.addEventListener("load", () => document.querySelector(".faults").focus());
