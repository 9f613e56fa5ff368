import { inLocale, localeOfBrowser } from './locale.ts';

/** What is offered; a browser that asks for another is followed all the same. */
const offered =
  'en-US en-GB en-AU en-CA en-IE en-IN en-ZA ar-EG cs-CZ da-DK de-DE de-AT de-CH el-GR es-ES es-MX fi-FI fr-FR fr-CA fr-CH he-IL hi-IN hu-HU it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO sv-SE tr-TR uk-UA vi-VN zh-CN zh-TW'.split(
    ' ',
  );

/** A locale by the name that its own readers have for it: `Deutsch (Schweiz)`. */
function nameOfLocale(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

export type LocaleChoice = { value: string | null; label: string };

/** How dates and numbers can be written: first as the browser says. */
export function localeChoices(): LocaleChoice[] {
  return [
    { value: null, label: `As the browser says: ${nameOfLocale(localeOfBrowser())}` },
    ...offered.map((value) => ({ value, label: nameOfLocale(value) })),
  ];
}

/** Writes something as it would be written after a choice. */
export function asChosen(value: string | null, write: () => string): string {
  return inLocale(value ?? localeOfBrowser(), write);
}
