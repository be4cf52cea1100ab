// A worker: counts words and sentences of a text, away from where it is typed.

// As articles/domain/content/plain_text.py counts them.
const WORD = /[\p{L}\p{N}_]+(?:[-'’.:/][\p{L}\p{N}_]+)*/gu;
const LONG = 6; // letters: what has more is a long word to LIX
const LONG_SENTENCE = 25; // words
const MOST_SENTENCES = 3;
const FEWEST_WORDS = 100; // of less text an index says nothing
// What ends with a full stop and doesn't end a sentence.
const GOES_ON =
  /(?:^|[\s(„"])(?:\p{L}|\d+|(?:z\.\s?|u\.\s?|d\.\s?|i\.\s?|o\.\s?)\p{L}|Abs|Art|bzw|ca|Dr|etc|ggf|Hrsg|inkl|Mio|Mrd|Mr|Mrs|Ms|Nr|Prof|resp|sog|St|usw|vgl|vs)\.\s*$/u;

const wordsIn = (text) => text.match(WORD) ?? [];

function sentencesIn(text, language) {
  const found = [];
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  for (const { segment, index } of segmenter.segment(text)) {
    const last = found.at(-1);
    if (last && GOES_ON.test(last.text)) last.text += segment;
    else found.push({ text: segment, start: index });
  }
  return found
    .map(({ text: said, start }) => ({ text: said, start, words: wordsIn(said) }))
    .filter(({ words }) => words.length);
}

// Half of the way goes to the even number, as in Python.
function rounded(number) {
  const whole = Math.round(number);
  return whole - number === 0.5 && whole % 2 ? whole - 1 : whole;
}

function syllables(word, vowels, silent) {
  const groups = word.toLowerCase().replace(silent, "").match(vowels);
  return groups?.length || 1;
}

const spoken = (words, vowels, silent) =>
  words.reduce((sum, word) => sum + syllables(word, vowels, silent), 0) / words.length;

// Each returns the name of an index, its value, and the bounds between its four levels.
const FORMULAS = {
  flesch(words, mean) {
    const share = spoken(words, /[aeiouy]+/g, /e$|(?<![td])ed$/);
    return ["Flesch", 206.835 - 1.015 * mean - 84.6 * share, [60, 50, 30]];
  },
  // Flesch for French, by Kandel and Moles.
  "kandel-moles"(words, mean) {
    const share = spoken(words, /[aeiouyàâéèêëîïôöûùüœæ]+/g, /es?$|(?<=[^aeiouy])ent$/);
    return ["Kandel-Moles", 207 - 1.015 * mean - 73.6 * share, [60, 50, 30]];
  },
  gulpease(words, mean) {
    const letters = words.join("").length / words.length;
    return ["Gulpease", 89 + 300 / mean - 10 * letters, [80, 60, 40]];
  },
  // LIX, for all other languages: the higher, the harder.
  ""(words, mean) {
    const share = words.filter(({ length }) => length > LONG).length / words.length;
    return ["LIX", mean + 100 * share, [-40, -50, -60]];
  },
};

// Return the name of an index, its value, and how hard the text is to read: 0 to 3.
function rated(words, sentences, formula) {
  const known = FORMULAS[formula] ?? FORMULAS[""];
  const [name, value, bounds] = known(words, words.length / sentences);
  const level = bounds.filter((bound) =>
    bound < 0 ? value > -bound : value < bound,
  ).length;
  return [name, value, level];
}

function measured({ teaser, blocks, language, speed, readability }) {
  let count = wordsIn(teaser).length;
  const all = [];
  for (const [block, { text, isProse }] of blocks.entries()) {
    count += wordsIn(text).length;
    if (!isProse) continue;
    for (const one of sentencesIn(text, language)) all.push({ block, ...one });
  }
  const prose = all.flatMap(({ words }) => words);
  const longest = all
    .filter(({ words }) => words.length > LONG_SENTENCE)
    .sort((a, b) => b.words.length - a.words.length)
    .slice(0, MOST_SENTENCES)
    .map(({ text, words }) => ({ text: text.trim(), count: words.length }));
  const isEnough = prose.length >= FEWEST_WORDS;
  return {
    words: count,
    minutes: count ? Math.max(1, rounded(count / speed)) : 0,
    reading: isEnough ? rated(prose, all.length, readability) : null,
    longest,
  };
}

addEventListener("message", ({ data }) => postMessage(measured(data)));
