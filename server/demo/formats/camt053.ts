import type { Decimal } from '../../ledger/decimal.ts';
import type { PlainDate } from '../../ledger/plain-date.ts';
import type { BankAccount, Statement, StatementLine } from '../statements.ts';
import { element } from './xml.ts';

/** ISO 20022 camt.053.001.02: all statements in one message. */
export function camt053(statements: readonly Statement[]): string {
  const last = statements.at(-1)!;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
    '<BkToCstmrStmt>',
    `<GrpHdr>${element('MsgId', `${last.bankAccount.bic.slice(0, 4)}${compact(last.to)}`)}<CreDtTm>${last.to}T23:00:00</CreDtTm></GrpHdr>`,
    ...statements.flatMap(statementLines),
    '</BkToCstmrStmt>',
    '</Document>',
    '',
  ].join('\n');
}

function statementLines(statement: Statement): string[] {
  const { bankAccount, number, from, to } = statement;
  return [
    '<Stmt>',
    element('Id', `${bankAccount.number.slice(-8)}-${compact(to)}`),
    `<ElctrncSeqNb>${number}</ElctrncSeqNb><CreDtTm>${to}T23:00:00</CreDtTm>`,
    `<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>`,
    accountOf(bankAccount),
    balanceOf('OPBD', statement.opening, bankAccount, from),
    balanceOf('CLBD', statement.closing, bankAccount, to),
    ...statement.lines.map((line) => entryOf(line, bankAccount)),
    '</Stmt>',
  ];
}

function accountOf({ routing, number, currency, bank, bic }: BankAccount): string {
  const id = routing === null ? element('IBAN', number) : `<Othr>${element('Id', number)}</Othr>`;
  const servicer = `<Svcr><FinInstnId>${element('BIC', bic)}${element('Nm', bank)}</FinInstnId></Svcr>`;
  return `<Acct><Id>${id}</Id>${element('Ccy', currency)}<Ownr>${element('Nm', 'Tidewater Software, Inc.')}</Ownr>${servicer}</Acct>`;
}

function balanceOf(code: string, amount: Decimal, { currency }: BankAccount, on: PlainDate): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${signed(amount, currency)}<Dt><Dt>${on}</Dt></Dt></Bal>`;
}

function signed(amount: Decimal, currency: string): string {
  return `<Amt Ccy="${currency}">${amount.abs()}</Amt><CdtDbtInd>${amount.sign < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}

function entryOf({ date, reference, amount, payee, memo, code }: StatementLine, { currency }: BankAccount): string {
  const role = amount.sign < 0 ? 'Cdtr' : 'Dbtr';
  const note = [code, memo].filter(Boolean).join(' ');
  return [
    `<Ntry>${element('NtryRef', reference)}${signed(amount, currency)}<Sts>BOOK</Sts>`,
    `<BookgDt><Dt>${date}</Dt></BookgDt><ValDt><Dt>${date}</Dt></ValDt>${element('AcctSvcrRef', reference)}`,
    '<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>',
    `<NtryDtls><TxDtls><Refs>${element('EndToEndId', code ?? 'NOTPROVIDED')}</Refs>`,
    `<RltdPties><${role}>${element('Nm', payee)}</${role}></RltdPties>`,
    note ? `<RmtInf>${element('Ustrd', note)}</RmtInf>` : '',
    '</TxDtls></NtryDtls></Ntry>',
  ].join('');
}

function compact(date: PlainDate): string {
  return date.replaceAll('-', '');
}
