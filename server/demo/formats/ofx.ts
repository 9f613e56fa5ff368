import type { PlainDate } from '../../ledger/plain-date.ts';
import type { Statement, StatementLine } from '../statements.ts';
import { element } from './xml.ts';

/** OFX 2.1.1 (XML): one statement response for each statement. OFX knows no opening balance. */
export function ofx(statements: readonly Statement[]): string {
  const to = statements.at(-1)!.to;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
    '<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>',
    '<OFX>',
    `<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS><DTSERVER>${stamp(to)}</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>`,
    '<BANKMSGSRSV1>',
    ...statements.flatMap(responseLines),
    '</BANKMSGSRSV1>',
    '</OFX>',
    '',
  ].join('\n');
}

function responseLines(statement: Statement): string[] {
  const { bankAccount, from, to, closing, number } = statement;
  const bankId = bankAccount.routing ?? bankAccount.bic;
  return [
    `<STMTTRNRS><TRNUID>${number}</TRNUID><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>`,
    `<STMTRS>${element('CURDEF', bankAccount.currency)}`,
    `<BANKACCTFROM>${element('BANKID', bankId)}${element('ACCTID', bankAccount.number)}<ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>`,
    `<BANKTRANLIST><DTSTART>${stamp(from)}</DTSTART><DTEND>${stamp(to)}</DTEND>`,
    ...statement.lines.map(transactionOf),
    '</BANKTRANLIST>',
    `<LEDGERBAL>${element('BALAMT', closing.toString())}<DTASOF>${stamp(to)}</DTASOF></LEDGERBAL>`,
    '</STMTRS></STMTTRNRS>',
  ];
}

function transactionOf({ date, reference, amount, payee, memo, code }: StatementLine): string {
  const type = amount.sign < 0 ? 'DEBIT' : 'CREDIT';
  const note = [code, memo].filter(Boolean).join(' ');
  return [
    `<STMTTRN><TRNTYPE>${type}</TRNTYPE><DTPOSTED>${stamp(date)}</DTPOSTED>`,
    element('TRNAMT', amount.toString()),
    element('FITID', reference),
    // OFX allows 32 characters for a name.
    element('NAME', payee.slice(0, 32).trimEnd()),
    note ? element('MEMO', note) : '',
    '</STMTTRN>',
  ].join('');
}

function stamp(date: PlainDate): string {
  return date.replaceAll('-', '');
}
