import { opens, type WrittenBook } from './written-book.ts';

/** Books that Beancount takes. */
export const soundBooks: readonly WrittenBook[] = [
  {
    name: 'syntax',
    text: `;; -*- mode: beancount -*-
* Heading
** Sub-heading
# comment
#+TITLE: org
:PROPERTIES:
! ignored
Tables of contents, Payees and other prose are ignored after T, P, S, C, U, R, M
option "title" "All there is"
option "operating_currency" "USD"
option "name_income" "Revenue"
plugin "beancount.plugins.auto_accounts"
2020-01-01 open Assets:US:Bank:Chèque-1 USD, EUR "FIFO"
  role: "cash"
  number: 12
2020-01-01 commodity USD
  precision: 2
  name: "US Dollar"
2020/1/2 txn "Payee" "Narration" #tag ^link ; comment
  ^more-links #more/tags
  key: "value"
  who: Assets:US:Bank:Chèque-1
  when: 2020-01-01
  what: USD
  which: #tag
  amount: 12.50 USD
  number: (1 + 2) * 3
  flag: TRUE
  nothing: NULL
  empty:
  ; an indented comment
  Assets:US:Bank:Chèque-1  1,234.50 USD ; comment
    posting-key: "posting value"
  ! Revenue:Job              -1,234.50 USD
2020-01-03 ! "Only narration"
  Assets:US:Bank:Chèque-1  10.00USD
  Equity:Ümlaut:Ört
2020-01-03 * "Multi
line

narration" "with \\"quotes\\" and \\n escapes"
  Assets:US:Bank:Chèque-1  10 USD
  Equity:Ümlaut:Ört
2020-01-03 * "a single posting of zero"
  Assets:US:Bank:Chèque-1  0 USD
2020-01-04 P "Flags"
  * Assets:A  1 USD
  # Assets:B  -1 USD
  P Assets:A  1 USD
  S Assets:B  -1 USD
  T Assets:A  1 USD
  C Assets:B  -1 USD
  U Assets:A  1 USD
  R Assets:B  -1 USD
  M Assets:A  1 USD
  & Assets:B  -1 USD
  ? Assets:A  1 USD
  % Assets:B  -1 USD
2020-01-05 # "hash"
  Assets:A  -2.5 USD-X'Y.Z_1
  Assets:B
2020-01-06 note Assets:A "A note"
2020-01-06 event "location" "Paris"
2020-01-06 query "cash" "SELECT account
  WHERE 1"
2020-01-06 custom "budget" Expenses:Food "monthly" 400.00 EUR 12 TRUE 2020-01-01
2020-01-07 price EUR 1.08 USD
  source: "bank"
2020-01-08 *
  Assets:A  -(2 - 3) * 4 / 8 + 1.50 USD
  Assets:B  - 2.00 USD
2020-12-31 close Assets:B
`,
  },
  {
    name: 'pushed tags and metadata',
    text: `${opens}
pushtag #trip
pushtag #other
pushmeta place: "Rome"
pushmeta place: "Paris"
2020-02-01 * "a"
  Expenses:Food  10.00 USD
  Assets:Cash
poptag #trip
popmeta place:
2020-02-02 * "b"
  place: "here"
  Expenses:Food  10.00 USD
  Assets:Cash
poptag #other
popmeta place:
`,
  },
  {
    name: 'lots',
    text: `${opens}
2020-01-01 open Assets:Fifo "FIFO"
2020-01-01 open Assets:Lifo "LIFO"
2020-01-01 open Assets:None "NONE"
2020-02-01 * "per unit, with date and label"
  Assets:Broker   10 HOOL {500.00 USD}
  Assets:Broker   10 HOOL {510.00 USD, 2019-12-01}
  Assets:Broker   10 HOOL {520.00 USD, "third"}
  Assets:Cash
2020-02-02 * "totals"
  Assets:Broker   3 ACME {{100.00 USD}}
  Assets:Broker   7 ACME {10 # 9.95 USD}
  Assets:Broker   9 ACME {# 100.00 USD, "x"}
  Assets:Cash  -350.00 USD
2020-02-03 * "inferred costs"
  Assets:Broker   3 VT {}
  Assets:Cash  -100.00 USD
2020-02-03 * "inferred total"
  Assets:Broker   3 VT {30.00 # USD}
  Assets:Cash  -100.00 USD
2020-02-03 * "inferred units"
  Assets:Broker   VT {30.00 USD}
  Assets:Cash  -120.00 USD
2020-03-01 * "by cost, price ignored"
  Assets:Broker   -5 HOOL {500.00 USD} @ 600.00 USD
  Assets:Cash     3000.00 USD
  Income:Gains
2020-03-02 * "by date"
  Assets:Broker   -5 HOOL {2019-12-01} @@ 3000.00 USD
  Assets:Cash     3000.00 USD
  Income:Gains
2020-03-03 * "by label"
  Assets:Broker   -5 HOOL {"third"}
  Assets:Cash     3000.00 USD
  Income:Gains
2020-03-04 * "all that is left"
  Assets:Broker   -15 HOOL {}
  Assets:Cash     9000.00 USD
  Income:Gains
2020-03-05 * "a lot bought in total closes without a rest"
  Assets:Broker   -1 ACME {"x"}
  Assets:Cash
2020-03-06 * "the rest"
  Assets:Broker   -8 ACME {"x"}
  Assets:Cash
2020-04-01 * "fifo, lifo"
  Assets:Fifo     1 AB {1.00 USD, 2020-01-03}
  Assets:Fifo     2 AB {2.00 USD, 2020-01-01}
  Assets:Fifo     3 AB {3.00 USD, 2020-01-02}
  Assets:Lifo     1 AB {1.00 USD, 2020-01-03}
  Assets:Lifo     2 AB {2.00 USD, 2020-01-01}
  Assets:Lifo     3 AB {3.00 USD, 2020-01-02}
  Equity:Opening
2020-04-02 * "sell over several lots"
  Assets:Fifo     -2.5 AB {} @ 5 USD
  Assets:Lifo     -3.5 AB {USD}
  Income:Gains    -12.34 USD
  Assets:Cash
2020-04-03 * "none: both signs"
  Assets:None     2 AB {5.00 USD}
  Assets:None     -1 AB {6.00 USD, 2019-01-01}
  Assets:None     -3 AB {{21.00 USD}}
  Assets:Cash
2020-04-04 * "short"
  Assets:Broker   -4 SHRT {10.00 USD}
  Assets:Cash
2020-04-05 * "cover"
  Assets:Broker   4 SHRT {}
  Assets:Cash  -36.00 USD
  Income:Gains
2020-04-06 * "no lot"
  Assets:Cash  5 HOOL
  Equity:Opening  -5 HOOL
`,
  },
  {
    name: 'prices and gaps',
    text: `${opens}
2020-02-01 * "each"
  Assets:Euro  100.00 EUR @ 1.08 USD
  Assets:Cash
2020-02-01 * "total"
  Assets:Euro  33.33 EUR @@ 36.00 USD
  Assets:Cash
2020-02-01 * "negative total"
  Assets:Euro  -33.33 EUR @@ 36.00 USD
  Assets:Cash  36.00 USD
2020-02-01 * "inferred rate"
  Assets:Euro  100.00 EUR @ USD
  Assets:Cash  -109.13 USD
2020-02-01 * "inferred rate and currency"
  Assets:Euro  70.00 EUR @
  Assets:Cash  -77.13 USD
2020-02-01 * "inferred units"
  Assets:Euro  EUR @ 1.10 USD
  Assets:Cash  -77.13 USD
2020-02-01 * "inferred currency"
  Assets:Euro  12.00
  Equity:Opening  -12.00 EUR
2020-02-01 * "inferred number"
  Assets:Cash  USD
  Equity:Opening  -12.00 USD
2020-02-01 * "several currencies"
  Expenses:Food  10.00 USD
  Expenses:Food  11.00 EUR
  Expenses:Food  12 JPY
  Assets:Cash
2020-02-01 * "nothing to infer"
  Expenses:Food  10.00 USD
  Assets:Cash  -10.00 USD
  Expenses:Fees
2020-02-01 * "each zero"
  Assets:Euro  0 EUR @@ 0 USD
  Assets:Euro  1 EUR @ 0 USD
2020-02-01 * "within tolerance"
  Expenses:Food  10.00 USD
  Assets:Cash    -9.995 USD
2020-02-01 * "rate inferred badly still within tolerance"
  Assets:Euro  100.00 EUR @ 1.0877 USD
  Assets:Cash  -108.77 USD
2020-02-01 price EUR 1.0877 USD
2020-02-01 price USD 0.92 EUR
2020-02-01 price VT 100/3 USD
`,
  },
  {
    name: 'tolerances',
    text: `option "inferred_tolerance_default" "*:0.005"
option "inferred_tolerance_default" "JPY:0.5"
option "inferred_tolerance_multiplier" "0.6"
option "infer_tolerance_from_cost" "TRUE"
${opens}
2020-02-01 * "default"
  Expenses:Food  100 USD
  Assets:Euro   -50 EUR @ 2.0001 USD
2020-02-01 * "quantized"
  Expenses:Food  100.33333 USD
  Assets:Euro    10 EUR @ 1.23456789 USD
  Assets:Cash
2020-02-01 * "from cost"
  Assets:Broker  18.572 VT {30.96 USD}
  Assets:Broker  18.572 VT {30.96 USD}
  Assets:Cash  -1150.00 USD
2020-02-01 * "from price"
  Assets:Euro  18.572 EUR @ 30.96 USD
  Assets:Cash  -575.00 USD
2020-02-02 * "yen"
  Expenses:Food  100 JPY
  Assets:Cash   -100.4 JPY
2020-03-01 balance Assets:Cash  -1837.33 ~ 5 USD
2020-03-01 balance Assets:Broker  37.14 VT
`,
  },
  {
    name: 'pads and balances',
    text: `${opens}
2020-01-02 pad Assets:Cash Equity:Opening
2020-01-03 balance Assets:Cash  1000.00 USD
2020-01-03 balance Assets:Cash  50 EUR
2020-01-03 * "on the day of the balance, after it"
  Expenses:Food  10.00 USD
  Assets:Cash
2020-01-04 balance Assets:Cash  990.00 USD
2020-01-04 balance Assets:Cash  990.00 USD
2020-01-05 pad Assets:Cash Expenses:Fees
2020-01-06 * "between"
  Expenses:Food  10.00 USD
  Assets:Cash
2020-02-01 balance Assets:Cash  900.004 ~ 0.01 USD
2020-02-01 balance Assets:Cash  0 CHF
2020-02-02 * "below"
  Assets:Broker:Sub  10.00 USD
  Assets:Broker      5.00 USD
  Assets:Cash
2020-02-03 balance Assets:Broker  15.00 USD
2020-02-03 balance Assets:Broker:Sub  10.00 USD
2020-02-04 pad Assets:Broker Equity:Opening
2020-02-05 balance Assets:Broker  20.00 USD
2020-02-06 balance Assets:Euro  0 EUR
2020-12-30 balance Assets:Cash  (900.00 - 15.00) USD
2020-12-31 close Assets:Euro
2021-01-01 balance Assets:Euro  0 EUR
2021-01-01 note Assets:Euro "after closing"
`,
  },
  {
    name: 'includes',
    text: `option "booking_method" "FIFO"
include "accounts.beancount"
include "years/2020.beancount"
2020-06-01 * "main"
  Expenses:Food  1.00 USD
  Assets:Cash
`,
    includes: {
      'accounts.beancount': `option "booking_method" "STRICT"\nplugin "no.such.plugin"\n${opens}`,
      'years/2020.beancount': `include "more.beancount"
2020-02-01 * "buy"
  Assets:Broker  1 HOOL {1.00 USD}
  Assets:Broker  1 HOOL {2.00 USD}
  Assets:Cash
`,
      'years/more.beancount': `2020-06-01 * "sell"\n  Assets:Broker  -1 HOOL {}\n  Assets:Cash\n`,
    },
  },
  {
    name: 'implicit prices',
    text: `plugin "beancount.plugins.auto"
2020-02-01 * "buy"
  Assets:Broker  10 HOOL {5.00 USD}
  Assets:Broker  10 VT {{55.00 USD}}
  Assets:Cash
2020-02-01 * "again"
  Assets:Broker  10 HOOL {5.00 USD}
  Assets:Cash
2020-03-01 * "sell"
  Assets:Broker  -10 HOOL {} @ 6.00 USD
  Assets:Broker  -5 VT {}
  Assets:Cash
2020-03-01 * "convert"
  Assets:Euro  10.00 EUR @@ 11.00 USD
  Assets:Cash
2020-03-01 price EUR 1.2 USD
`,
  },
  {
    name: 'virtual entries',
    text: `plugin "beancount.plugins.exclude_tag"
plugin "beancount.plugins.leafonly"
${opens.replace('2020-01-01 open Assets:Broker\n', '')}
2020-02-01 * "kept" #real
  Expenses:Food  1.00 USD
  Assets:Cash
2020-02-01 * "left out" #virtual
  Expenses:Food  2.00 USD
  Assets:Cash
`,
  },
  {
    name: 'line ends',
    text: `${opens}\n2020-02-01 * "carriage"\n  Expenses:Food  1.00 USD\n  Assets:Cash\n\n \t \n`.replaceAll('\n', '\r\n'),
  },
];
