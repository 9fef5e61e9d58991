// The search page: shows the box, searches as the reader types, and keeps the query behind the # of the address.
import {openIndex} from "./search-index.js";

const AT_ONCE = 10, PAUSE = 180;
const form = document.querySelector("form.finder");
const root = new URL("../", import.meta.url);
const folder = new URL(form.dataset.index, location.href.split("#")[0]);
const input = form.elements.q, choices = ["kind", "topic", "year"].map((name) => form.elements[name]);
const found = form.querySelector(".found"), list = form.querySelector(".finds"), more = form.querySelector(".more");
let index, running = 0, waiting, rest = [];

form.hidden = false;
read();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  write("pushState");
});
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(write, PAUSE, "replaceState");
});
input.addEventListener("focus", open, {once: true});
choices.forEach((choice) => choice.addEventListener("change", () => write("pushState")));
more.addEventListener("click", showMore);
window.addEventListener("popstate", read);

function open() {
  index ??= openIndex(folder).catch(() => {
    index = undefined;
    return null;
  });
  return index;
}

/** Takes query and filters from the address. */
function read() {
  const asked = new URLSearchParams(location.hash.slice(1));
  input.value = asked.get("q") ?? "";
  for (const choice of choices) {
    const value = asked.get(choice.name) ?? "";
    choice.value = [...choice.options].some((option) => option.value === value) ? value : "";
  }
  search();
}

/** Puts query and filters into the address, as a new place of the history or in the place of this one. */
function write(how) {
  clearTimeout(waiting);
  const asked = new URLSearchParams();
  for (const field of [input, ...choices]) if (field.value.trim()) asked.set(field.name, field.value.trim());
  const hash = asked.size ? `#${asked}` : location.pathname;
  if (`#${asked}` !== location.hash) history[how](null, "", hash);
  search();
}

async function search() {
  const turn = ++running, query = input.value.trim();
  const filters = Object.fromEntries(choices.filter(({value}) => value).map(({name, value}) => [name, value]));
  if (!query && !choices.some(({value}) => value)) return show(turn, query, {finds: []}, "");
  form.setAttribute("aria-busy", "true");
  if (!list.children.length) found.textContent = form.dataset.busy;
  const ready = await open();
  if (turn !== running) return;
  const answer = await ready?.search(query, filters).catch(() => null);
  if (turn !== running) return;
  if (!answer) return show(turn, query, {finds: []}, form.dataset.failed);
  const {finds, corrected} = answer;
  const words = [corrected && say("corrected", {words: corrected}), finds.length ? say("found", {number: finds.length}) : say("none", {words: query})];
  await show(turn, query, answer, words.filter(Boolean).join(" "));
}

async function show(turn, query, {finds}, words) {
  const first = await Promise.all(finds.slice(0, AT_ONCE).map((load) => load()));
  if (turn !== running) return;
  rest = finds.slice(AT_ONCE);
  list.replaceChildren(...first.map(draw));
  found.textContent = words;
  more.hidden = !rest.length;
  // Which query the list answers, while another may be under way.
  list.dataset.query = query;
  form.setAttribute("aria-busy", "false");
}

async function showMore() {
  const turn = running, items = await Promise.all(rest.splice(0, AT_ONCE).map((load) => load()));
  if (turn !== running) return;
  const drawn = items.map(draw);
  list.append(...drawn);
  more.hidden = !rest.length;
  drawn[0]?.querySelector("a").focus();
}

/** Words of the page with their places filled; the words come from the page, in its language. */
function say(name, values) {
  return form.dataset[name].replace(/%\((\w+)\)s/g, (_, key) => values[key]);
}

function draw({id, name, label, date, text, lang, note}) {
  const item = make("li"), body = make("div"), title = make("h3"), link = make("a", name);
  link.href = new URL(id, root).href;
  title.append(link);
  body.append(make("p", [label, date].filter(Boolean).join(" · "), "kind"), title);
  if (text) body.append(make("p", text));
  if (lang) [title, body.lastChild].forEach((part) => { part.lang = lang; });
  if (note) body.append(make("p", note, "elsewhere"));
  item.append(body);
  return item;
}

function make(tag, text = "", name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
}
