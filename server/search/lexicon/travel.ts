/** Getting around and staying somewhere. The notation is that of `read-lexicon.ts`. */
export const travel = `
@travel
en: travel, trip, trips, journey, business trip, holiday, holidays, vacation, vacations, tourism, tourist, travel agency, tour operator, package holiday, excursion, itinerary, getaway, away
de: Reise, Reisen, Reisekosten, Reisespesen, Urlaub, Dienstreise, Geschäftsreise, Ferien, Reisebüro, Ausflug, Pauschalreise, Reisekostenabrechnung, unterwegs, Tourismus
fr: voyage, voyages, déplacement, déplacements, vacances, séjour, frais de déplacement, agence de voyage, tourisme
es: viaje, viajes, vacaciones, desplazamiento, gastos de viaje, agencia de viajes, turismo
it: viaggio, viaggi, vacanza, vacanze, trasferta
nl: reis, reizen, vakantie, reiskosten, zakenreis
pt: viagem, viagens, férias
names: expedia, tui, thomas cook, opodo, edreams, kayak, skyscanner, lastminute, logitravel, check24 reisen, egencia, amex gbt, concur travel, navan, tripactions, travelperk, rome2rio, getyourguide, viator, club med, weg.de, ab in den urlaub, fti, dertour, on the beach, jet2holidays, trailfinders, orbitz, travelocity, priceline, cheaptickets, trip.com, ctrip, makemytrip, dnata, bcd travel, kiwi.com, holidaycheck, neckermann, costa cruises, msc cruises, royal caribbean, carnival cruise, aida, evaneos

@flight < travel
en: flight, flights, airline, airlines, airfare, plane, planes, plane ticket, plane tickets, air ticket, aviation, airways, flying, flew, fly, boarding, air travel, seat upgrade, excess baggage, baggage fee, airport, in flight, jet, aircraft
de: Flug, Flüge, Flugticket, Flugreise, Fluggesellschaft, Luftfahrt, Flughafen, fliegen, Flugbuchung, Flugkosten, Gepäckgebühr, Airline, Fluglinie, Flugzeug
fr: vol, vols, avion, avions, billet d avion, compagnie aérienne, aéroport, aérien
es: vuelo, vuelos, avión, aviones, billete de avión, aerolínea, aerolíneas, aeropuerto, línea aérea, pasaje, pasajes
it: volo, voli, aereo, biglietto aereo, compagnia aerea, aeroporto
nl: vlucht, vluchten, vliegtuig, vliegticket, luchtvaart, luchthaven, vliegen
pt: voo, voos, avião, passagem aérea, companhia aérea
names: lufthansa, ryanair, easyjet, easy jet, eurowings, germanwings, condor, swiss intl, swiss air, swissair, austrian airlines, aua, air france, airfrance, transavia, klm, british airways, british a, virgin atlantic, virgin australia, jet2, jet2.com, flybe, loganair, aer lingus, aerlingus, iberia, vueling, air europa, volotea, binter, tap air portugal, tap portugal, alitalia, ita airways, ita air, neos air, wizz air, wizzair, norwegian air, sas scandinavian, scandinavian airlines, finnair, icelandair, wow air, lot polish, czech airlines, tarom, aegean, aegean air, olympic air, turkish airlines, turkish air, thy, pegasus airlines, pegasus, sunexpress, corendon, emirates, qatar airways, qatar air, etihad, flydubai, saudia, el al, royal air maroc, egyptair, ethiopian airlines, kenya airways, south african airways, delta air, delta airlines, delta, united airlines, united air, american airlines, american air, southwest air, southwest airlines, southwes, southwest, alaska air, alaska airlines, jetblue, jet blue, spirit airlines, spirit air, frontier airlines, frontier air, allegiant, hawaiian airlines, hawaiian air, sun country, breeze airways, air canada, westjet, porter airlines, aeromexico, volaris, viva aerobus, vivaaerobus, latam, avianca, copa airlines, gol linhas, azul, aerolineas argentinas, flybondi, jetsmart, singapore airlines, singapore air, cathay pacific, air china, china eastern, china southern, hainan airlines, ana all nippon, all nippon, japan airlines, korean air, asiana, eva air, china airlines, thai airways, airasia, air asia, scoot, malaysia airlines, garuda, lion air, vietnam airlines, vietjet, cebu pacific, philippine airlines, air india, indigo air, vistara, qantas, jetstar, air new zealand, air nz, fraport, airbaltic, air baltic, luxair, brussels airlines, edelweiss air, helvetic, tuifly, tui fly, smartwings, air malta, air serbia, croatia airlines, blue air, netjets, heathrow, gatwick, fluege.de, amadeus it

@hotel < travel
en: hotel, hotels, motel, inn, lodging, lodge, accommodation, accommodations, hostel, guesthouse, guest house, resort, resorts, bed and breakfast, bnb, overnight stay, overnight stays, night, nights, room, hotel room, suites, suite, holiday rental, vacation rental, holiday apartment, campsite, camping ground, stay, stays, check in
de: Hotel, Hotels, Unterkunft, Unterkünfte, Übernachtung, Übernachtungen, Pension, Gasthof, Gästehaus, Ferienwohnung, Ferienhaus, Jugendherberge, Herberge, Hotelrechnung, Hotelkosten, Zimmer, Campingplatz
fr: hôtel, hôtels, hébergement, hotellerie, auberge, chambre d hôtes, gîte, nuitée, nuitées, logement de vacances, auberge de jeunesse
es: hotel, hoteles, alojamiento, hospedaje, hostal, posada, parador, habitación, apartamento turístico, estancia, albergue
it: albergo, alberghi, alloggio, pernottamento, ostello, agriturismo, soggiorno
nl: hotels, overnachting, overnachtingen, verblijf, logies, herberg
pt: hospedagem, pousada, alojamento, estadia
names: marriott, courtyard by marriott, residence inn, fairfield inn, springhill suites, sheraton, westin, ritz carlton, st regis, w hotel, aloft, moxy, le meridien, hilton, doubletree, hampton inn, hampton by hilton, embassy suites, homewood suites, conrad, waldorf astoria, hyatt, hyatt regency, grand hyatt, andaz, holiday inn, holiday inn exp, crowne plaza, intercontinental, ihg, kimpton, candlewood, staybridge, ibis, ibis budget, novotel, mercure, sofitel, pullman hotel, accor, accorhotels, mgallery, adagio, best western, radisson, radisson blu, park inn, country inn, motel one, motel 6, super 8, days inn, la quinta, ramada, wyndham, travelodge, premier inn, premierinn, comfort inn, quality inn, econo lodge, choice hotels, red roof, extended stay, steigenberger, maritim, leonardo hotel, nh hotel, nh hotels, h hotels, hotel adlon, kempinski, a&o hostel, a and o hostel, generator hostel, meininger, hostelworld, yha, citizenm, citizen m, 25hours, b&b hotel, b and b hotel, campanile, kyriad, premiere classe, f1 hotel, melia, barcelo, iberostar, riu, h10, nh collection, paradores, catalonia hotel, four seasons, mandarin oriental, shangri la, peninsula hotel, fairmont, raffles, rosewood, booking.com, bookingcom, booking com, hotel at booking, booking, hotels.com, hotelscom, hrs hotel, hotel reservation, agoda, airbnb, air bnb, vrbo, homeaway, fewo direkt, abritel, hometogo, interhome, novasol, oyo rooms, sonder, trivago, hotelbeds, scandic, clarion, thon hotel, okura, prince hotel, disney resort, center parcs, landal, roompot, butlins, centerparcs, eurocamp, pierre et vacances

@train < travel
en: train, trains, train ticket, train tickets, rail, railway, railways, railroad, rail ticket, rail pass, railcard, intercity, high speed train, train fare, train station
de: Bahn, Zug, Züge, Zugticket, Bahnticket, Bahnfahrkarte, Fahrkarte, Bahnreise, Eisenbahn, Bahncard, Bahnfahrt, Zugfahrt, Bahntickets, Bahnhof, Fernverkehr, Schiene
fr: train, trains, billet de train, chemin de fer, ferroviaire, gare, rail
es: tren, trenes, billete de tren, ferrocarril, estación de tren, ave
it: treno, treni, ferrovia, biglietto del treno, stazione
nl: trein, treinen, treinkaartje, spoorwegen, treinreis
pt: comboio, trem, ferroviário
names: deutsche bahn, db vertrieb, db fernverkehr, db bahn, db regio, bahn.de, ice, flixtrain, oebb, öbb, westbahn, sbb, sbb cff ffs, sbb mobile, sncf, sncf connect, oui sncf, ouigo, oui.sncf, tgv, tgv inoui, ter, eurostar, thalys, renfe, renfe viajeros, avlo, iryo, ouigo es, trenitalia, italo, italo treno, trenord, ns groep, ns reizigers, ns intern, sncb, nmbs, amtrak, via rail, brightline, caltrain, metro north, lirr, long island rail, nj transit, njt rail, metra, septa, mbta commuter, lner, gwr, great western railway, avanti west coast, avanti west, southeastern, southern rail, thameslink, scotrail, northern rail, crosscountry, c2c rail, greater anglia, trainline, thetrainline, trainline.com, the trainline, omio, loco2, rail europe, interrail, eurail, jr east, japan rail, korail, indian railways, irctc, pkp intercity, ceske drahy, regiojet, dsb, vy.no, sj ab, comboios de portugal, national rail, heathrow express, gatwick express, leo express

@transit < travel
en: bus, buses, coach, metro, subway, underground, tube, tram, trams, public transport, public transit, transit, local transport, monthly pass, travel card, travelcard, commuter, commuting, commute, bus ticket, bus fare, ferry, ferries, metro ticket, bus pass, season ticket, bike share, scooter rental, e scooter, bikeshare
de: ÖPNV, Nahverkehr, Bus, U Bahn, S Bahn, Straßenbahn, Monatskarte, Verkehrsverbund, Verkehrsbetriebe, Jobticket, Deutschlandticket, Deutschland Ticket, Fahrausweis, Fahrschein, Fernbus, Fähre, Zeitkarte, Stadtwerke Verkehr, Pendler, Jahreskarte, Abo Ticket
fr: transport en commun, transports en commun, métro, autobus, tramway, navigo, pass navigo, titre de transport, carte de transport, bac, ferry, autocar
es: transporte público, autobús, autobuses, metro, tranvía, abono transporte, abono transportes, bono metro, cercanías, tarjeta transporte
it: trasporto pubblico, autobus, metropolitana, abbonamento atm, traghetto
nl: openbaar vervoer, ov chipkaart, ov, bus, veerboot
pt: transporte público, autocarro, ônibus
names: bvg, mvg, mvv, hvv, rmv, vbb, vrr, vrs, kvb, ssb ag, vag, rheinbahn, wiener linien, linz ag linien, zvv, vbz, bvb basel, bernmobil, ratp, ratp navigo, ile de france mobilites, idfm, tcl lyon, tisseo, tbm, tan nantes, tfl, tfl.gov.uk, tfl travel, transport for london, oyster, national express, megabus, stagecoach, arriva, first bus, go ahead, mta, mta nyct, mta metrocard, omny, metrocard, wmata, bart, clipper, muni, sfmta, cta ventra, ventra, mbta, charlie card, trimet, king county metro, orca, la metro, tap card, presto, translink, ttc, stm, emt madrid, metro de madrid, tmb, tmb barcelona, emt valencia, crtm, atm milano, atac, gvb, ret, htm, connexxion, de lijn, stib, mivb, metro lisboa, carris, skanetrafiken, sl stockholm, ruter, movia, hsl, flixbus, flix, greyhound, blablabus, blablacar, isilines, eurolines, alsa, avanza, ouibus, peter pan bus, citi bike, citibike, lime ride, lime scooter, lyft bike, bird app, bird ride, tier mobility, voi technology, voi scooter, dott scooter, nextbike, call a bike, santander cycles, velib, donkey republic, bolt scooter, p&o ferries, stena line, dfds, brittany ferries, tirrenia, balearia, tallink, irish ferries, washington state ferries, bc ferries, suica, pasmo, octopus card, ez link, opal card, myki

@taxi < travel
en: taxi, taxis, cab, cabs, taxicab, ride, rides, ride hailing, ridesharing, ride share, rideshare, minicab, chauffeur, limousine, limo, car service, airport transfer, shuttle, private hire, lift home
de: Taxi, Taxifahrt, Taxifahrten, Taxikosten, Mietwagen mit Fahrer, Fahrdienst, Taxizentrale, Funktaxi, Limousinenservice, Fahrtendienst
fr: taxi, taxis, vtc, course de taxi, navette, chauffeur privé
es: taxi, taxis, taxista, vtc, traslado, traslados
it: tassì, corsa taxi, ncc
nl: taxirit, taxikosten
pt: táxi, corrida
names: uber, uber trip, uber bv, uber rides, lyft, bolt.eu, bolt, free now, freenow, mytaxi, kapten, heetch, g7 taxi, g7, cabify, ola cabs, grab, grab taxi, gojek, didi, yandex taxi, addison lee, gett, via van, moia, sixt ride, blacklane, curb taxi, nyc taxi, yellow cab, taxi 31300, taxi 40100, taxi berlin, taxi deutschland, taxi.eu, talixo, supershuttle, indrive, careem, wheely, alto ride, zipcab, welcome pickups, carrental taxi

@carhire < travel
en: car hire, car rental, rental car, rent a car, hire car, car sharing, carsharing, vehicle hire, van hire, truck rental, car rentals, vehicle rental
de: Mietwagen, Autovermietung, Leihwagen, Carsharing, Mietauto, Autovermieter, Transporter mieten, Fahrzeugmiete
fr: location de voiture, location voiture, location de véhicule, autopartage, véhicule de location, loueur
es: alquiler de coche, alquiler de coches, coche de alquiler, alquiler coche, alquiler de vehículos
it: autonoleggio, noleggio auto
nl: autoverhuur, huurauto
pt: aluguel de carro, aluguer de carro
names: sixt, sixt rent, europcar, hertz, avis, avis budget, avis rent, budget rent a car, budget rent, budget car, enterprise rent, enterprise rent a car, enterprise car, alamo, national car, thrifty, dollar rent, buchbinder, starcar, goldcar, centauro, ok mobility, record go, rentalcars, rentalcars.com, billiger mietwagen, check24 mietwagen, sunny cars, autoeurope, auto europe, kemwel, zipcar, share now, sharenow, car2go, drivenow, miles mobility, we share, stadtmobil, cambio carsharing, flinkster, mobility carsharing, communauto, getaround, drivy, turo, u haul, uhaul, u-haul, penske truck, ryder truck, rent a wreck, ada location, rent a car sa, leclerc location, ucar, greenmotion, green motion, wible, zity, free2move, poppy, sixt share, sixt+, guerin

@fuel
en: fuel, petrol, gasoline, gas station, diesel, petrol station, filling station, fuel card, refuel, refuelling, refueling, unleaded, fill up, filling up, gas pump, service station, motor fuel, pump, forecourt
de: Tanken, Tankstelle, Benzin, Kraftstoff, Treibstoff, Tankkarte, Diesel, Sprit, Tankrechnung, getankt, Super E10, Tankquittung
fr: carburant, essence, gazole, gasoil, station service, station essence, plein d essence, carburants
es: gasolina, gasolinera, combustible, gasóleo, repostaje, estación de servicio, repostar, carburante
it: carburante, benzina, benzinaio, distributore, gasolio, rifornimento
nl: benzine, tanken, tankstation, brandstof
pt: combustível, posto de gasolina, gasóleo
names: shell, aral, esso, bp, total energies station, totalenergies, total access, total station, jet tankstelle, jet, omv, eni, agip, q8, repsol, cepsa, galp, petronor, avia, avia tankstelle, hem tankstelle, star tankstelle, orlen, westfalen, texaco, chevron, exxon, exxonmobil, mobil, conoco, phillips 66, 76, valero, citgo, sunoco, marathon petro, speedway, circle k, circlek, wawa, sheetz, quiktrip, qt, racetrac, caseys, kwik trip, kum & go, maverik, buc ees, bucees, arco, ampm, murphy usa, murphy, loves travel, loves truck, pilot flying j, pilot, flying j, ta petro, gulf oil, gulf, petro canada, petro-canada, irving oil, husky, ultramar, esso express, intermarche carburant, leclerc carburant, station leclerc, carrefour station, applegreen, moto services, welcome break, gulf petrol, tamoil, ip matic, lukoil, statoil, preem, okq8, uno x, tinq, tango, ballenoil, plenoil, petroprix, dkv, dkv euro service, uta edenred, uta tank, wex fuel, fleetcor, euro shell, eurowag, costco gas, sams fuel, asda petrol, tesco petrol, tesco pfs, sainsburys petrol, morrisons petrol

@charging < fuel
en: electric vehicle charging, ev charging, charging station, charge point, wallbox, supercharger, car charging, recharge electric car
de: Ladestation, Ladesäule, Stromtankstelle, Ladestrom, Elektroauto laden, Wallbox
fr: borne de recharge, recharge électrique, recharge véhicule électrique
es: punto de recarga, recarga eléctrica, recarga coche eléctrico
names: tesla supercharger, ionity, fastned, enbw mobility, enbw mobility+, chargepoint, evgo, electrify america, allego, bp pulse, pod point, podpoint, gridserve, instavolt, maingau, plugsurfing, newmotion, shell recharge, elli, ewe go, freshmile, electra, tesla charging, blink charging, wallbe, osprey charging, izivia

@parking
en: parking, car park, parking garage, parking meter, garage parking, parking lot, parking ticket, parkade, valet parking, parking permit, park and ride, parked, park the car, parking fees, parking costs
de: Parken, Parkhaus, Parkgebühr, Parkgebühren, Parkplatz, Parkschein, Tiefgarage, Stellplatz, Anwohnerparken, Parkautomat
fr: parking, stationnement, parcmètre, place de parking, horodateur
es: aparcamiento, estacionamiento, parquímetro, parking, aparcar, zona azul, ora
it: parcheggio, parcheggi, strisce blu
nl: parkeren, parkeergarage, parkeergeld
pt: estacionamento
names: apcoa, contipark, indigo park, q park, qpark, q-park, ncp, ncp car park, paybyphone, pay by phone, ringgo, ringo parking, easypark, easy park, parkmobile, spothero, spot hero, parkwhiz, parkopedia, parkster, yellowbrick, goldbeck parking, effia, saemes, interparking, bestinparking, saba, empark, telpark, parclick, justpark, yourparkingspace, parkingeye, flowbird, laz parking, sp plus, sp+ parking, ace parking, icon parking, impark, diamond parking, premium parking, passport parking, wilson parking, secure parking, park n fly, appyparking, parkandride, handyparken, parknow, park now, mbsparking, moovit parking, euro car parks, parkonect, blue card parking

@toll
en: toll, tolls, road toll, turnpike, vignette, congestion charge, bridge toll, toll road, motorway toll
de: Maut, Mautgebühr, Vignette, Straßenbenutzungsgebühr, LKW Maut, Autobahngebühr, City Maut
fr: péage, péages, autoroute, télépéage, vignette crit air
es: peaje, peajes, autopista, telepeaje, vía t, autopistas
it: pedaggio, pedaggi, autostrada, telepass
pt: portagem, pedágio, via verde
names: toll collect, asfinag, ezpass, e-zpass, e zpass, ez pass, fastrak, sunpass, txtag, peach pass, i pass, ipass tollway, illinois tollway, vinci autoroutes, aprr, sanef, cofiroute, area autoroute, ulys, bip and go, autostrade per l italia, aspi, abertis, aumar, dartford crossing, dart charge, m6 toll, tolltickets, liber-t, badge telepeage, good to go, ntta, k tag, golden gate bridge, oeresund bridge, oresundsbron, storebaelt, brobizz, congestion tfl
`;
