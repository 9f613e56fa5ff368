import { opens, type WrittenBook } from './written-book.ts';

/** Books that it refuses, each for reasons of its own. */
export const brokenBooks: readonly WrittenBook[] = [
  {
    name: 'what bookkeeping forbids',
    text: `${opens}
2020-01-01 open Assets:Only USD,EUR
2020-01-01 open Assets:Average "AVERAGE"
2020-01-01 open Assets:Cash
2020-01-02 open Assets:Late
2020-01-01 commodity USD
2020-01-02 commodity USD
2020-01-02 * "unbalanced"
  Expenses:Food  10.00 USD
  Assets:Cash   -9.99 USD
2020-01-02 * "not opened"
  Expenses:Unknown  10.00 USD
  Assets:Cash
2020-01-01 * "not opened yet"
  Assets:Late  10.00 USD
  Assets:Cash
2020-01-03 * "currency"
  Assets:Only  10 JPY
  Assets:Cash
2020-01-04 balance Assets:Only 10 JPY
2020-01-04 balance Assets:Nowhere 10 USD
2020-01-04 balance Assets:Cash 123.45 USD
2020-01-05 balance Assets:Broker 0 USD
2020-01-05 balance Assets:Broker 1 ~ 2 USD
2020-01-06 pad Assets:Euro Equity:Opening
2020-01-06 * "two gaps"
  Expenses:Food
  Expenses:Fees
  Assets:Cash  10 USD
2020-01-06 * "two numbers"
  Expenses:Food  USD
  Expenses:Fees  USD
  Assets:Cash  10 USD
2020-01-06 * "unknown currency"
  Expenses:Food  10
  Expenses:Fees  20
  Assets:Cash
2020-01-07 * "buy"
  Assets:Broker  10 HOOL {1.00 USD}
  Assets:Broker  10 HOOL {2.00 USD}
  Assets:Average  10 HOOL {2.00 USD}
  Assets:Cash
2020-01-08 * "ambiguous"
  Assets:Broker  -5 HOOL {}
  Assets:Cash
2020-01-08 * "too many"
  Assets:Broker  -11 HOOL {1.00 USD}
  Assets:Cash
2020-01-08 * "no such lot"
  Assets:Broker  -1 HOOL {3.00 USD}
  Assets:Cash
2020-01-08 * "average"
  Assets:Average  -1 HOOL {}
  Assets:Cash
2020-01-08 * "zero units"
  Assets:Broker  0 HOOL {3.00 USD}
  Assets:Cash
2020-01-08 * "negative cost"
  Assets:Broker  1 HOOL {-3.00 USD}
  Assets:Cash
2020-01-08 * "negative price"
  Assets:Euro  1 EUR @ -3.00 USD
  Assets:Cash
2020-01-08 * "cost and price"
  Assets:Broker  1 HOOL {3.00 USD} @ 3.00 EUR
  Assets:Cash
2020-01-08 * "third of a hundred"
  Assets:Broker  3 VT {{100 USD}}
  Assets:Cash   -100 USD
2020-01-08 * "a" "b" "c"
2020-01-08 * "twice"
  key: "a"
  key: "b"
  flag: TRUE
  flag: TRUE
  Expenses:Food  1 USD
  Assets:Cash
2020-01-08 * "tag too late"
  Expenses:Food  1 USD
  #late
  Assets:Cash
2020-01-08 * "pipe" | "narration"
  Expenses:Food  1 USD
  Assets:Cash
2020-01-08 * "merge"
  Assets:Broker  1 VT {3.00 USD, *}
  Assets:Cash
2020-01-08 * "repeated parts"
  Assets:Broker  1 VT {3.00 USD, 4.00 USD}
  Assets:Broker  1 VT {3.00 USD, 2020-01-01, 2020-01-02}
  Assets:Broker  1 VT {3.00 USD, "a", "b"}
  Assets:Broker  1 VT {{3.00 # 1.00 USD}}
  Assets:Cash
2020-01-08 * "root"
  Umsatz:Food  1 USD
  Assets:Cash
2020-01-08 open Assets:Wrong "HIFO"
2020-01-09 close Assets:Late
2020-01-09 close Assets:Late
2020-01-09 close Assets:Never
2020-01-10 * "closed"
  Assets:Late  10.00 USD
  Assets:Cash
2020-01-11 pad Assets:Broker Equity:Opening
2020-01-12 balance Assets:Broker 100 HOOL
option "no_such_option" "x"
option "booking_method" "RANDOM"
option "inferred_tolerance_default" "USD"
option "plugin" "x"
option "allow_pipe_separator" "TRUE"
poptag #nothing
popmeta nothing:
`,
  },
  {
    name: 'the price of a lot left out',
    text: `${opens}2020-01-08 * "x"\n  Assets:Broker  1 HOOL {3.00 USD} @ USD\n  Assets:Cash -3.00 USD\n`,
  },
  { name: 'an unknown directive', text: `${opens}2020-02-01 opne Assets:B\n`, sameLines: false },
  { name: 'a bad date', text: `${opens}2020-02-30 open Assets:B\n`, sameLines: false },
  { name: 'a bad number', text: `${opens}2020-02-01 price EUR 1.2,3 USD\n2020-02-01 price EUR 1,23 USD\n`, sameLines: false },
  { name: 'a bad posting', text: `${opens}2020-02-01 * "x"\n  Assets:Cash 1 usd\n  Equity:Opening\n`, sameLines: false },
  { name: 'a stray indent', text: `${opens}2020-02-01 * "x"\n  Assets:Cash 1 USD\n; flush comment\n  Equity:Opening\n`, sameLines: false },
  { name: 'an open string', text: `${opens}2020-02-01 note Assets:Cash "never closed\n2020-02-02 open Assets:B\n`, sameLines: false },
  { name: 'a truncated file', text: `${opens}2020-02-01 * "x"\n  Assets:Cash 1 USD\n  Equity:Ope`, sameLines: false },
  { name: 'prose', text: 'Dear Sir or Madam,\nthis is no book.\n', sameLines: false },
];
