// A query to what the dossier has on it: people by their names, everything else by Pagefind's index.
import {createInstance} from "./pagefind.js";
import {BOTH, EDIT, ENDING, EXACT, Words, isCyrillic} from "./search-match.js";

const MOST_WORDS = 8, LEAST_TO_CORRECT = 4, SORTED_AT_ONCE = 10, RARE = 1, FEW = 3;
// A page that only has a word beginning like the one asked for, or a guessed one, counts less.
const BEGINS_LIKE = 0.35, GUESSED = 0.8;
// A page that holds less than this share of what the best one holds of a query is left out.
const LEAST_SHARE = 0.55;
const SAME_TITLE = 4, IN_ORDER = 2;

/** The search of one language, whose files are in `folder`, an address that ends in a slash. */
export async function openIndex(folder) {
  // Asked for anew each time, since they name the other files, whose names change with their content.
  const read = async (name) => (await fetch(new URL(name, folder), {cache: "no-cache"})).json();
  const [about, names] = await Promise.all([read("words.json"), read("names.json")]);
  return new Index(folder, about, names.people, () => read("order.json"));
}

class Index {
  constructor(folder, about, people, readOrder) {
    this.words = new Words(about);
    this.language = about.language;
    this.trimmed = about.trimmed;
    this.people = people;
    this.known = about.words.split(" ").map((written) => ({written, folded: this.words.fold(written).join("")}));
    this.pagefind = openParts(folder, about.parts);
    // The order of all finds; where there is one part, it knows it itself.
    this.readOrder = about.parts.length > 1 ? readOrder : null;
  }

  /** What is found: functions that each give one find, the best first; and the words in place of the misspelt ones. */
  async search(query, filters) {
    const typed = this.words.fold(query);
    const texts = await this.findTexts([...new Set(typed)].slice(0, MOST_WORDS), filters);
    const people = this.words.find(query, this.people).filter(({entry}) => passes(entry, filters));
    const meant = people.filter(({worths}) => worths.every((worth, place) => isMeant(worth, texts.exact.has(typed[place]))));
    const shown = new Set(meant.map(({entry}) => entry.find));
    const rest = await this.sort(texts.found.filter(({hit}) => !shown.has(hit.id)), typed);
    // Who was only guessed at stands where nothing else is.
    const guessed = rest.length < FEW ? people.filter((one) => !meant.includes(one)) : [];
    return {
      finds: [...meant.map(give), ...rest, ...guessed.filter(({entry}) => !texts.found.some(({hit}) => hit.id === entry.find)).map(give)],
      corrected: !meant.length && texts.corrected.size ? typed.map((word) => texts.corrected.get(word) ?? word).join(" ") : "",
    };
  }

  /** The pages that hold the terms, with their scores; which terms the index has; which had to be corrected, to what. */
  async findTexts(terms, filters) {
    const exact = new Set(), corrected = new Map(), weighed = [];
    const allowed = await Promise.all(Object.entries(filters).map((facet) => this.idsOf(termOfFacet(facet))));
    for (const term of terms) {
      const {hits, known, guess} = await this.findTerm(term);
      if (known) exact.add(term);
      if (guess) corrected.set(term, guess);
      weighed.push(hits);
    }
    if (!terms.length) weighed.push(await this.listAll(filters));
    for (const id of await this.inOrder(terms)) weighed.forEach((hits) => hits.has(id) && (hits.get(id).score *= IN_ORDER));
    const found = addUp(weighed).filter(({hit}) => allowed.every((ids) => ids.has(hit.id)));
    return {found, exact, corrected};
  }

  /** The ids of the pages in which the terms stand one after the other. */
  async inOrder(terms) {
    return terms.length > 1 ? this.idsOf(terms.map((term) => this.words.trim(term, this.trimmed)).join(" ")) : [];
  }

  /** The pages that hold one term, by their ids; whether it is a word of texts; or what was guessed in its place. */
  async findTerm(term) {
    const word = this.words.trim(term, this.trimmed);
    const exact = await this.idsOf(word);
    const known = exact.size > RARE || this.known.some(({folded}) => folded === term);
    const begins = this.known.some(({folded}) => folded.startsWith(term));
    const found = exact.size || begins ? await this.weigh(word, exact) : new Map();
    for (const form of this.trimmed ? otherForms(word) : []) await this.add(found, form);
    if (exact.size > RARE || begins) return {hits: found, known};
    for (const {guess, written} of this.guesses(term)) {
      if (await this.add(found, guess)) return {hits: found, known, guess: written};
    }
    return {hits: found.size ? found : await this.weigh(word, exact), known};
  }

  /** Adds the pages that hold just this word to those found; tells whether there are any. */
  async add(found, word) {
    const exact = await this.idsOf(word);
    if (!exact.size) return false;
    for (const [id, {hit, score}] of await this.weigh(word, exact)) {
      if (!found.has(id)) found.set(id, {hit, score: score * GUESSED});
    }
    return true;
  }

  /** Words that may stand for one that the index does not have: another form of it, then one letter off. */
  guesses(term) {
    if (term.length < LEAST_TO_CORRECT) return [];
    const worths = this.known.map((known) => ({...known, worth: this.words.worth(term, known.folded)}));
    return [ENDING, EDIT, BOTH].map((least) => worths.find(({worth}) => worth === least)).filter(Boolean)
      .map(({written, folded, worth}) => ({guess: this.words.trim(folded, this.trimmed), written: worth === ENDING ? "" : written}));
  }

  async idsOf(word) {
    return new Set((await this.pagefind.search(`"${word}"`)).results.map((hit) => hit.id));
  }

  async weigh(word, exact) {
    // Pagefind loads the file that has the word; what begins like it may reach into the next one.
    await this.pagefind.preload(word + (isCyrillic(word) ? "яяя" : "zzz"));
    const {results} = await this.pagefind.search(word);
    const score = (hit) => hit.score * (exact.has(hit.id) || !exact.size ? 1 : BEGINS_LIKE);
    return new Map(results.map((hit) => [hit.id, {hit, score: score(hit)}]));
  }

  async listAll(filters) {
    if (!Object.keys(filters).length) return new Map();
    const [first] = Object.entries(filters);
    const {results} = await this.pagefind.search(`"${termOfFacet(first)}"`, {sort: {place: "asc"}});
    if (this.readOrder) {
      this.places ??= new Map((await this.readOrder()).map((id, place) => [id, place]));
      results.sort((one, other) => this.places.get(one.id) - this.places.get(other.id));
    }
    return new Map(results.map((hit, place) => [hit.id, {hit, score: 1 / (place + 1)}]));
  }

  /** Functions that give the finds; the first ones in the order of what they are, which only their own files tell. */
  async sort(found, typed) {
    const load = async ({hit, score}) => ({...show(await hit.data()), score});
    const head = await Promise.all(found.slice(0, SORTED_AT_ONCE).map(load));
    if (typed.length) {
      const key = (words) => words.map((word) => this.words.trim(word, this.language)).join(" ");
      const asked = key(typed);
      const rank = (find) => find.score * find.rank * (key(this.words.fold(find.name)) === asked ? SAME_TITLE : 1);
      head.sort((one, other) => rank(other) - rank(one));
    }
    return [...head.map((find) => async () => find), ...found.slice(SORTED_AT_ONCE).map((item) => () => load(item))];
  }
}

/** Pagefind with all parts of the index: it asks each and merges the answers; the first part brings the program. */
function openParts(folder, parts) {
  const [first, ...rest] = parts.map(({folder: below, version}) => ({
    // On the page's own thread: a second one would need another script, and a policy of its own from the server.
    basePath: new URL(below, folder).href, baseUrl: "/", noWorker: true, metaCacheTag: version,
  }));
  const pagefind = createInstance(first);
  // A part that can't be loaded fails each search.
  rest.forEach(({basePath, baseUrl, metaCacheTag}) => pagefind.mergeIndex(basePath, {baseUrl, metaCacheTag}).catch(() => {}));
  return pagefind;
}

function give({entry}) {
  return async () => entry;
}

/** A word with or without the vowel that some nouns have in one form only: Гомель, Гомля; więzień, więźnia. */
function otherForms(word) {
  if (word.length < 4) return [];
  const [, head, tail] = /^(.*[^аеиоуыюяaeiouy])[аеоe]?([^аеиоуыюяaeiouy])$/u.exec(word) ?? [];
  return tail ? [...(isCyrillic(word) ? "аео" : "e"), ""].map((vowel) => head + vowel + tail).filter((form) => form !== word) : [];
}

/** Whether a word of a name was meant: a guess, or the mere beginning of a name, is none where texts have the word. */
function isMeant(worth, inTexts) {
  return worth === EXACT || worth === ENDING || !inTexts;
}

/** The word by which the index knows a facet, as search/terms.py makes it. */
function termOfFacet([name, value]) {
  return `qz0${name}0${value.replaceAll("-", "0")}`;
}

function passes(person, {kind, topic, year}) {
  return !topic && (!kind || kind === person.kind) && (!year || person.years.includes(year));
}

/** The hits of several terms as one list, best first: the sum of the scores, by how much of the query a page holds. */
function addUp(weighed) {
  const terms = weighed.filter((hits) => hits.size).map((hits) => ({hits, mass: Math.max(...[...hits.values()].map(({score}) => score))}));
  const whole = terms.reduce((sum, {mass}) => sum + mass, 0);
  const found = new Map();
  for (const {hits, mass} of terms) {
    for (const [id, {hit, score}] of hits) {
      const sofar = found.get(id) ?? {hit, sum: 0, share: 0};
      found.set(id, {hit, sum: sofar.sum + score, share: sofar.share + mass / whole});
    }
  }
  const best = Math.max(0, ...[...found.values()].map(({share}) => share));
  return [...found.values()]
    .filter(({share}) => share >= best * LEAST_SHARE)
    .map(({hit, sum, share}) => ({hit, score: sum * share * share}))
    .sort((one, other) => other.score - one.score || (one.hit.id < other.hit.id ? -1 : 1));
}

function show({raw_url: id, meta}) {
  return {id, name: meta.title, text: meta.description, label: meta.label, date: meta.date, lang: meta.lang, note: meta.note, rank: meta.rank};
}
