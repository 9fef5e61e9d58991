"use strict";
// What every page has a script for. It is no module, since browsers load none from a disk.
const searchLink = document.querySelector(".search-link");
if (location.protocol === "file:") nameFiles();
else if (searchLink) offerSearch(searchLink);

/** On a disk nobody answers a folder's address with the page in it. */
function nameFiles() {
  for (const way of document.links) if (way.protocol === "file:" && way.pathname.endsWith("/")) way.pathname += "index.html";
}

/** The box for a search in the masthead: opened by its link or the key /, closed by Escape. Without it the link is a link. */
function offerSearch(link) {
  const page = document.getElementById("search-words");
  let form, before;

  link.setAttribute("aria-keyshortcuts", "/");
  if (!page) {
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (form && !form.hidden) close();
      else open();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && form && !form.hidden) close();
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isField(event.target)) return;
    event.preventDefault();
    if (page) page.focus();
    else open();
  });

  function isField(element) {
    return element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
  }

  function open() {
    before = document.activeElement;
    form ??= make();
    form.hidden = false;
    link.setAttribute("aria-expanded", "true");
    form.elements.q.select();
    form.elements.q.focus();
  }

  function close() {
    form.hidden = true;
    link.setAttribute("aria-expanded", "false");
    (before && before !== document.body ? before : link).focus();
  }

  function make() {
    const made = document.createElement("form"), label = document.createElement("label");
    const input = document.createElement("input"), button = document.createElement("button");
    made.className = "search-box";
    made.setAttribute("role", "search");
    label.textContent = button.textContent = link.textContent.trim();
    label.htmlFor = input.id = "search-box-words";
    label.className = "unseen";
    Object.assign(input, {type: "search", name: "q", maxLength: 200, autocomplete: "off", spellcheck: false});
    made.append(label, input, button);
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      // Behind the #, so that no server is told what is looked for.
      location.href = `${link.href}#${new URLSearchParams({q: input.value.trim()})}`;
    });
    link.closest("header").append(made);
    return made;
  }
}
