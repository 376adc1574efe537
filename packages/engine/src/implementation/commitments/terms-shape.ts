import { isCivilDate, isClockTime, isInstant, isTimeZone } from "../../lib/civil-time.ts";
import { is, listOf, type Look, objectOf, oneOf } from "../../lib/look.ts";
import { isNumber, isText, isWord } from "../../lib/plain-checks.ts";
import { ID_PATTERN } from "../../model/ids.ts";

/** A century: nothing is promised for longer, and the calendar goes on. */
const MOST_DAYS = 36_525;
const MOST_PARTS = 1_000_000;

const text = is((value) => isText(value) && value.trim() !== "");
const id = is((value) => isText(value) && ID_PATTERN.test(value));
const textThat = (check: (text: string) => boolean): Look => is((value) => isText(value) && check(value));
const whole = (least: number, most: number): Look =>
  is((value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most);
const kind = is(isText);
const zone = textThat(isTimeZone);
const named = objectOf({ id, name: text });

const instant = objectOf({ kind, at: textThat(isInstant) });
const civil = objectOf({ kind, date: textThat(isCivilDate), time: textThat(isClockTime), zone });
const moment = oneOf({ instant, civil });
const due = oneOf({ instant, civil, days: objectOf({ kind, days: whole(0, MOST_DAYS), zone }) });

const gate = objectOf({}, { fulfilled: listOf(id, 1), from: moment });

const snapback = objectOf(
  {
    measures: text,
    mayTrigger: listOf(id, 1),
    days: whole(1, MOST_DAYS),
    zone,
    onSilence: is(isWord("measuresReturn", "reliefStays")),
    deciders: listOf(id),
    lost: is((value) => isNumber(value) && value >= 0 && value <= 1),
  },
  { sunset: moment },
);

const stipulation = objectOf(
  { id, name: text, theme: id, owner: id, evidence: text, verifier: id },
  { text, owedTo: listOf(id, 1), parts: whole(1, MOST_PARTS), gate, due, snapback },
);

/** What terms look like, whatever their type says: they come from files. What ids point at is looked at by `compileTerms`. */
export const termsShape: Look = objectOf(
  {
    id,
    title: text,
    agreedAt: textThat(isInstant),
    parties: listOf(named, 2),
    bodies: listOf(named),
    coders: listOf(id),
    themes: listOf(named, 1),
    stipulations: listOf(stipulation, 1),
  },
  { language: text },
);
