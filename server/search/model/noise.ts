/** Words that say little of what an entry is about: dropped, or counted low. All folded. */
const list = (text: string) => new Set(text.trim().split(/\s+/));

/** Legal forms, and what banks and card schemes put around the name of a merchant. */
export const boilerplate = list(`
  gmbh ag inc ltd llc llp plc co corp corporation company sarl sas sasu sa sl slu srl spa bv nv kg ohg ug mbh ev eg se ab as oy aps pte pty limited lp kgaa pbc
  sepa lastschrift basislastschrift kartenzahlung girocard ec maestro visa mastercard debit pos purchase ref reference referenz mandat mandatsref glaeubiger
  iban bic svwz eref kref mref cred ktn blz datum uhr folgenr verfalld sq pp paypal tst sumup zettle iz www com net org de fr uk us eu es it nl at ch ie dk pl be
  help web online ach ppd ccd indn des id orig co entry recurring checkcard chkcard card kauf einkauf zahlung dankt danke sagt fil filiale filial nr no num
  kd vertrag re vom fuer direct dd dc bgc bacs cb carte paiement achat compra pago tarjeta recibo adeudo cargo prlv prelevement europeen sepa vir
  betaling betaalautomaat incasso pin acquisto pagamento carta pagam addebito sdd store stores shop market markt group holding international intl services service
  international customer account number payment pmt pymt paymt pay myacct mktp mktpl monthly yearly annual quarterly quarter tel phone mobile app wrl wrls
  order trip bill rebill pending ship cust acct auth trans txn trx crd crdt ending xx xxx xxxx st ave rd blvd dr str strasse street platz hbf stk pers
  order ordre rechnungsnr kundennr konto auftrag belegnr beleg dauerauftrag einzug monat month mois mes jahr year ytd fy q1 q2 q3 q4 t1 t2 t3 t4
`);

/** What a query may call its payments: beside what they were for it says little, and alone it says that they were fees or bills. */
export const paymentWords = list(`
  fee fees bill bills expense expenses payments rechnung rechnungen gebuhr gebuhren frais facture factures abonnement tarif factura facturas tarifa recibo recibos spesa bolletta rekening factuur
`);

/** What a question is asked with, in the languages of the lexicon. */
export const askingWords = list(`
  a an the and or of to for in on at by from with without into out up down off over under about as is are was were be been being am do does did done has have had having
  i we you he she they it me us him her them my our your his their its this that these those there here what which who whom whose where when why how much many
  all any some each every everything anything something nothing things thing stuff such like just only also very more most less not no yes can could would should will shall may might must
  show find list give tell search look see get got getting go went gone make made take took taken taking keep keeping want need know
  spend spent spending paid pays paying cost costs costing charge charges charged money amount amounts total bought buy buying buys purchased
  last next previous recent ago since until during before after between month months week weeks year years quarter today yesterday spring summer autumn fall winter
  january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
  der die das den dem des ein eine einen einem einer und oder von zu zum zur fur fuer im am an auf aus bei mit nach seit ist sind war waren wir ich uns unser unsere mein meine wieviel viel wie was wo wann welche
  alle alles haben hat hatte wurde wurden ausgegeben bezahlt gezahlt kosten kostet ausgaben letzten letzte letztes dieses diesen jahr monat woche januar februar marz maerz mai juni juli oktober dezember
  le la les un une des du de d l et ou au aux en dans pour par avec sur chez est sont nous je notre nos mon ma mes combien quel quelle quels quelles que qui ce cette ces tout tous toutes depense depenses depenser paye payes payees cout couts
  dernier derniere mois annee semaine janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
  el los las una unos unas y o del al con por para en es son fue hemos he nuestro nuestra mi mis cuanto cuanta que quien todo todos todas gasto gastos gastado pagado pagamos coste costes ultimo ultima mes ano semana
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  il lo gli dei delle della nel sul con quanto abbiamo speso pagato spese costi mese anno het een van voor met op wij ons onze hoeveel uitgegeven betaald kosten maand jaar
`);

/** Places: true of most merchants there, hence of no help in telling them apart. */
export const places = list(`
  berlin hamburg munchen muenchen munich koln koeln cologne frankfurt stuttgart dusseldorf duesseldorf dortmund essen leipzig bremen dresden hannover nurnberg nuernberg bochum bonn mannheim karlsruhe wien vienna graz linz salzburg
  innsbruck zurich zuerich genf geneva geneve basel bern lausanne luzern paris lyon marseille toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims grenoble dijon roubaix madrid barcelona valencia sevilla zaragoza malaga
  murcia bilbao alicante cordoba granada vigo gijon segovia lisbon lisboa porto roma rome milano milan napoli torino palermo genova bologna firenze florence venezia verona amsterdam rotterdam utrecht haag eindhoven bruxelles brussel
  brussels antwerp antwerpen gent luxembourg luxemburg london manchester birmingham leeds liverpool bristol sheffield edinburgh glasgow cardiff belfast york luton cambridge oxford dublin cork stockholm copenhagen kobenhavn oslo helsinki
  warszawa warsaw krakow praha prague budapest athens tallinn riga vilnius york newyork nyc brooklyn manhattan boston chicago houston dallas austin denver seattle portland phoenix atlanta miami orlando tampa philadelphia
  detroit minneapolis cleveland cincinnati columbus pittsburgh baltimore washington angeles francisco sacramento oakland jose diego vegas antonio charlotte nashville memphis orleans toronto montreal vancouver calgary ottawa sydney melbourne
  brisbane perth auckland tokyo osaka singapore hongkong shanghai beijing delhi mumbai dubai tx ca ny fl wa il ga ma nj pa oh va nc az co ut md mi mn mo tn wi
  deutschland germany germania austria osterreich oesterreich schweiz suisse switzerland france frankreich francaise spain espana espagne italia italy italie nederland netherlands belgique belgium britain england scotland ireland irlande usa america europe europa canada
  north south east west nord sud sued ost centre center city centro central airport aeroport mall plaza platz square road avenue avda rue calle via viale piazza boulevard
`);
