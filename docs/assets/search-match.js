// What a reader typed and a table of names, to the people meant: the engine's names/fold.py, endings.py and match.py,
// line by line. The tables come from the build, so that there is one of each.

const LEAST = 2, LEAST_FOR_EDIT = 4;
export const EXACT = 5, PREFIX = 4, ENDING = 3, EDIT = 2, BOTH = 1;

export class Words {
  constructor({folding, endings, cyrillic, latin}) {
    this.dropped = new Set(folding.dropped);
    this.letters = new Map(Object.entries(folding.letters));
    this.lookalikes = new Map(Object.entries(folding.lookalikes));
    this.endings = endings;
    this.cyrillic = cyrillic;
    this.latin = latin;
  }

  /** The folded words of a text. */
  fold(text) {
    const drop = (letters) => [...letters].filter((letter) => !this.dropped.has(letter)).join("");
    const plain = drop(text).normalize("NFKD").toLowerCase().normalize("NFKD");
    const letters = [...plain].map((letter) => this.letters.get(letter) ?? letter).join("");
    const words = drop(letters.replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]/gu, " ")).split(" ").filter(Boolean);
    return words.map((word) =>
      isCyrillic(word) ? [...word].map((letter) => this.lookalikes.get(letter) ?? letter).join("") : word);
  }

  /** A folded word without its ending in a language. */
  trim(word, language) {
    const long = [...word].length;
    for (const [ending, least] of this.endings[language] ?? []) {
      if (long - ending.length >= least && word.endsWith(ending)) return word.slice(0, word.length - ending.length);
    }
    return word;
  }

  /** What a folded word of a query is worth against one token of a person. */
  worth(word, token) {
    if (word === token) return EXACT;
    if (token.startsWith(word)) return PREFIX;
    const pairs = isCyrillic(word) === isCyrillic(token) ? this.trimBoth(word, token) : [];
    if (pairs.some(([trimmed, other]) => trimmed === other)) return ENDING;
    if (word.length >= LEAST_FOR_EDIT && isOneEdit(word, token)) return EDIT;
    const long = ([trimmed, other]) => Math.min(trimmed.length, other.length) >= LEAST_FOR_EDIT;
    return pairs.some((pair) => long(pair) && isOneEdit(...pair)) ? BOTH : 0;
  }

  trimBoth(word, token) {
    const languages = isCyrillic(word) ? this.cyrillic : this.latin;
    return languages.map((language) => [this.trim(word, language), this.trim(token, language)]);
  }

  /** The entries that a query finds, the best first, each with the worth of every word of the query. */
  find(query, entries) {
    const words = this.fold(query);
    if (words.join("").length < LEAST) return [];
    const found = [];
    for (const entry of entries) {
      const worths = words.map((word) => Math.max(0, ...entry.tokens.map((token) => this.worth(word, token))));
      if (worths.every(Boolean)) found.push({entry, worths, sum: worths.reduce((sum, worth) => sum + worth, 0)});
    }
    const name = ({entry}) => this.fold(entry.name).join(" ");
    return found.sort((one, other) =>
      other.sum - one.sum || compare(name(one), name(other)) || compare(one.entry.id, other.entry.id));
  }
}

export function isCyrillic(word) {
  return /[\u0400-\u04ff]/.test(word);
}

/** Whether one letter more, less or other, or two neighbours changed over, make one word of the other. */
export function isOneEdit(word, other) {
  let start = 0;
  while (start < Math.min(word.length, other.length) && word[start] === other[start]) start += 1;
  word = word.slice(start);
  other = other.slice(start);
  while (word && other && word.at(-1) === other.at(-1)) {
    word = word.slice(0, -1);
    other = other.slice(0, -1);
  }
  if (Math.max(word.length, other.length) <= 1) return true;
  return word.length === 2 && other.length === 2 && word === other[1] + other[0];
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
