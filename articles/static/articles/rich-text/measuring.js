// A worker: counts words and sentences of a text, away from where it is typed.

// As articles/domain/content/plain_text.py counts them.
const WORD = /[\p{L}\p{N}_]+(?:[-'’.:/][\p{L}\p{N}_]+)*/gu;
const LONG = 6; // letters: what has more is a long word to the German index
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

function syllables(word) {
  const groups = word
    .toLowerCase()
    .replace(/e$|(?<![td])ed$/, "")
    .match(/[aeiouy]+/g);
  return groups?.length || 1;
}

// Return the index of a language, and how hard that is to read: 0 to 3.
function readability(words, sentences, language) {
  const mean = words.length / sentences;
  if (language === "en") {
    const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
    const flesch = 206.835 - 1.015 * mean - 84.6 * (spoken / words.length);
    return ["Flesch", flesch, [60, 50, 30].filter((least) => flesch < least).length];
  }
  const share = words.filter(({ length }) => length > LONG).length / words.length;
  const lix = mean + 100 * share;
  return ["LIX", lix, [40, 50, 60].filter((most) => lix > most).length];
}

function measured({ teaser, blocks, language, speed }) {
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
    reading: isEnough ? readability(prose, all.length, language) : null,
    longest,
  };
}

addEventListener("message", ({ data }) => postMessage(measured(data)));
