/** Eating, drinking and what a household buys in shops of food. */
export const food = `
@grocery
en: grocery, groceries, supermarket, supermarkets, food shopping, food store, grocer, greengrocer, hypermarket, convenience store, food market, weekly shop, provisions, farmers market, corner shop, delicatessen, butcher, fishmonger, household shopping, produce, dairy
de: Lebensmittel, Supermarkt, Einkauf, Einkäufe, Nahrungsmittel, Wocheneinkauf, Lebensmitteleinkauf, Discounter, Verbrauchermarkt, Metzgerei, Fleischerei, Wochenmarkt, Biomarkt, Hofladen, Obst, Gemüse, Getränkemarkt, Reformhaus, Feinkost, Markthalle
fr: courses, supermarché, hypermarché, épicerie, alimentation, alimentaire, boucherie, marché, primeur, supérette, fromagerie, poissonnerie, charcuterie, produits frais
es: supermercado, supermercados, alimentación, comestibles, compra semanal, hipermercado, carnicería, frutería, mercado, pescadería, la compra, ultramarinos, alimentos
it: supermercato, spesa, alimentari, generi alimentari, macelleria, mercato, ipermercato, fruttivendolo
nl: supermarkt, boodschappen, levensmiddelen, slagerij, groenteboer
pt: supermercado, mercearia, compras, hipermercado, mercado
names: aldi, aldi sued, aldi nord, lidl, rewe, edeka, penny, penny markt, netto, netto marken, kaufland, norma, real markt, globus, tegut, nahkauf, alnatura, denns, bio company, basic ag, hit markt, famila, combi markt, marktkauf, wasgau, v markt, feneberg, picnic, flink, gorillas, getir, bringmeister, flaschenpost, billa, spar, interspar, eurospar, hofer, mpreis, adeg, unimarkt, migros, coop, coop genossenschaft, volg, denner, manor food, carrefour, carrefour market, carrefour city, leclerc, e leclerc, e.leclerc, intermarche, auchan, super u, hyper u, u express, casino supermarche, geant casino, monoprix, monop, franprix, cora, match supermarche, biocoop, naturalia, picard, picard surgeles, grand frais, leader price, la vie claire, mercadona, dia, dia supermercado, eroski, alcampo, hipercor, consum, bonpreu, ahorramas, gadis, caprabo, condis, bm supermercados, supersol, coviran, lupa, masymas, hiperdino, froiz, esselunga, conad, coop italia, despar, pam panorama, eurospin, md discount, penny market, iper, bennet, famila it, albert heijn, ah to go, jumbo, plus supermarkt, dirk, hoogvliet, coop nl, ekoplaza, delhaize, colruyt, okay, carrefour express, pingo doce, continente, minipreco, tesco, tesco stores, tesco express, sainsbury, sainsburys, sainsbury's, asda, morrisons, wm morrison, waitrose, ocado, co op, coop food, co-op group, iceland, marks & spencer food, m&s simply food, m&s food, budgens, londis, nisa, costcutter, booths, farmfoods, dunnes, supervalu, centra, whole foods, wholefds, whole fds, wholefoods, trader joe, trader joes, trader joe s, kroger, fred meyer, king soopers, ralphs, frys food, smiths food, harris teeter, publix, safeway, albertsons, vons, jewel osco, acme markets, shaws, star market, stop & shop, stop and shop, giant food, giant eagle, food lion, hannaford, wegmans, shoprite, price chopper, hy vee, hyvee, meijer, winn dixie, piggly wiggly, ingles, sprouts, sprouts farmers, fresh market, aldi us, save a lot, winco, winco foods, h e b, heb, h-e-b, market basket, raleys, stater bros, smart & final, food 4 less, grocery outlet, fairway market, gristedes, key food, fresh direct, freshdirect, instacart, amazon fresh, gopuff, weee, hello fresh, hellofresh, blue apron, home chef, gousto, mindful chef, marley spoon, quitoque, factor meals, loblaws, no frills, metro inc, sobeys, longos, farm boy, real canadian, provigo, iga, super c, freshco, coles, woolworths, woolworth metro, iga au, countdown, new world, pak n save, 7 eleven, 7-eleven, seven eleven, 7eleven, lawson, family mart, familymart, ica, ica maxi, willys, hemkop, rema 1000, kiwi, meny, netto dk, irma, foetex, bilka, k market, prisma, s market, biedronka, zabka, dino polska, albert cz, tesco cz, mega image, magnit, pyaterochka, ole mode, spinneys, carulla, exito, walmart grocery, soriana, chedraui, oxxo, pao de acucar, extra hiper, abel & cole, riverford, odd box, oddbox, everli, la marche, hema food, getraenke hoffmann, getränke

@wholesale < grocery
en: wholesale, wholesaler, cash and carry, bulk purchase, warehouse club, catering supply, foodservice
de: Großhandel, Großmarkt, Großhändler, Gastronomiebedarf
fr: grossiste, gros, cash et carry
es: mayorista, al por mayor, distribuidor mayorista
names: costco, costco whse, sams club, sam s club, samsclub, bjs wholesale, bj s wholesale, metro cash, metro ag, metro gastro, selgros, transgourmet, makro, sysco, us foods, gordon food, restaurant depot, booker, bestway, brakes, bidfood, promocash, pomona, ch f s, chefs culinar, gastro hero

@restaurant
en: restaurant, restaurants, dining, dinner, lunch, brunch, eating out, meal, meals, bistro, brasserie, diner, steakhouse, pizzeria, sushi, trattoria, eatery, grill, tapas, food court, tavern, dine, dining out, ramen, noodle, noodles, curry, kebab, barbecue, bbq, thai, supper, canteen, cafeteria, business lunch, business meal, ate out, table, pizza, burger, tacos, taqueria, buffet, gastronomy, cuisine
de: Restaurant, Gaststätte, Gasthaus, Wirtshaus, Essen gehen, Mittagessen, Abendessen, Bewirtung, Bewirtungskosten, Geschäftsessen, Speisen, Pizzeria, Ristorante, Imbiss, Döner, Kantine, Mensa, Gastronomie, Biergarten, Brauhaus, Ratskeller, Essen, Mittagstisch, auswärts essen, Wirtschaft, Schnellrestaurant
fr: restaurant, restaurants, resto, restauration, repas, déjeuner, dîner, brasserie, crêperie, cantine, repas d affaires, traiteur, bistrot, auberge, repas au restaurant
es: restaurante, restaurantes, comida, comidas, cena, almuerzo, asador, mesón, marisquería, tapas, menú del día, comer fuera, taberna, comedor
it: ristorante, ristoranti, trattoria, osteria, pranzo, cena, pasto, pizzeria, tavola calda
nl: restaurants, eten, lunch, diner, eetcafe, uit eten
pt: restaurante, refeição, almoço, jantar, churrascaria
names: vapiano, l osteria, losteria, block house, hans im glück, peter pane, nordsee, maredo, mövenpick, dean & david, dean david, haferkater, sausalitos, alex restaurant, enchilada, cafe del sol, sushi circle, wagamama, nandos, nando s, pizza express, pizzaexpress, zizzi, prezzo, bella italia, ask italian, cote brasserie, dishoom, giraffe, frankie & bennys, tgi fridays, tgi friday, harvester, toby carvery, yo sushi, itsu, wasabi, leon restaurants, five guys, shake shack, in n out, honest burgers, gourmet burger, byron, buffalo grill, flunch, hippopotamus, courtepaille, leon de bruxelles, del arte, pizza hut, la pataterie, big mamma, bouillon chartier, foster hollywood, fosters hollywood, vips, ginos, goiko, la tagliatella, 100 montaditos, cien montaditos, lizarran, la sureña, telepizza, old wild west, la piadineria, roadhouse, applebees, chilis, chili s, olive garden, red lobster, outback, texas roadhouse, longhorn, cheesecake factory, cheesecake, pf changs, p f chang, cracker barrel, ihop, denny s, dennys, waffle house, red robin, ruby tuesday, buffalo wild wings, hooters, bonefish, carrabba, maggianos, ruths chris, morton s, capital grille, benihana, nobu, sweetgreen, cava, cava grill, dig inn, just salad, chopt, panera, panera bread, noodles & co, first watch, cooper's hawk, tst, tst*, toast tab, opentable, resy, the fork, thefork, lafourchette, sodexo, compass group, aramark, eurest, elior, apetito, edenred, sushi shop, planet sushi, eat happy, ippudo, din tai fung, haidilao, swiss chalet, the keg, cactus club, earls, boston pizza

@fastfood < restaurant
en: fast food, takeaway, take away, takeout, drive thru, drive through, burger, burgers, hamburger, fries, fried chicken, snack, snacks, sandwich, sandwiches, hot dog, kebab shop, quick bite
de: Fastfood, Schnellimbiss, Imbissbude, Pommes, Bratwurst, Currywurst, Dönerladen, Snack, zum Mitnehmen
fr: restauration rapide, fast food, à emporter, kebab, sandwicherie, snack
es: comida rápida, para llevar, hamburguesa, hamburguesería, bocadillo, bocadillos
names: mcdonald, mcdonalds, mcdonald's, mcdonald s, mc donalds, mcd, mcdo, burger king, burgerking, bk, kfc, kentucky fried, subway, wendy s, wendys, taco bell, chipotle, qdoba, del taco, jack in the box, carls jr, hardees, sonic drive in, dairy queen, arbys, arby s, popeyes, chick fil a, chick-fil-a, chickfila, raising cane, zaxbys, bojangles, culvers, whataburger, white castle, panda express, little caesars, papa john, papa johns, papa murphy, dominos, domino s, domino's, jimmy john, jimmy johns, jersey mikes, firehouse subs, quiznos, wingstop, el pollo loco, in-n-out, pret a manger, pret, greggs, gregg s, eat ltd, upper crust, boots meal deal, wimpy, quick, o tacos, brioche doree, paul boulangerie, class croute, cojean, pomme de pain, pans & company, rodilla, kochlöffel, nordsee quick, backwerk, ditsch, le crobag, call a pizza, joeys pizza, hallo pizza, smiley s pizza, febo, tim hortons, tims, harveys, a&w, mary browns, auntie annes, cinnabon, max burgers, hesburger, jollibee, yoshinoya, mos burger

@fooddelivery < restaurant
en: food delivery, meal delivery, delivery, takeaway delivery, order in, ordered food, pizza delivery, delivered meal, meals delivered
de: Lieferdienst, Essenslieferung, Pizza bestellt, Lieferservice, Essen bestellt, bringdienst
fr: livraison de repas, repas livré, livraison à domicile
es: comida a domicilio, reparto de comida, pedido a domicilio
names: uber eats, ubereats, uber* eats, uber *eats, uber   eats, deliveroo, just eat, justeat, just-eat, lieferando, lieferheld, foodora, pizza.de, wolt, glovo, takeaway.com, thuisbezorgd, doordash, door dash, dd doordash, grubhub, seamless, postmates, caviar, skip the dishes, skipthedishes, menulog, foodpanda, swiggy, zomato, rappi, ifood, pedidos ya, pedidosya, stuart delivery, smartbites, ezcater, cater cow, talabat, bolt food, eat24, slice pizza, domicilios, too good to go, toogoodtogo, frichti

@coffee < restaurant
en: coffee, cafe, cafes, coffee shop, coffeehouse, espresso, cappuccino, latte, tea, tea room, coffee beans, barista, roaster, roasters, roastery, flat white, americano, coffees, bubble tea
de: Kaffee, Café, Kaffeehaus, Kaffeebohnen, Rösterei, Kaffeerösterei, Espresso, Tee, Teeladen, Kaffeeautomat, Kaffeemaschine
fr: café, cafés, salon de thé, expresso, thé, torréfacteur, brûlerie
es: café, cafetería, cafeterías, cafés, té, tostadero, desayuno
it: caffè, bar caffe, cappuccino, torrefazione
nl: koffie, koffiehuis, koffiebar, thee
pt: café, cafeteria, cafezinho
names: starbucks, costa coffee, costa, caffe nero, nero, black sheep coffee, gails, peets, peet s coffee, blue bottle, intelligentsia, stumptown, philz, dunkin, dunkin donuts, dunkin', caribou coffee, dutch bros, coffee bean, tim horton, second cup, tchibo, balzac coffee, einstein kaffee, coffee fellows, the barn, five elephant, bonanza coffee, nespresso, nescafe dolce, lavazza, illy, segafredo, columbus cafe, french coffee shop, coffee island, espresso house, joe & the juice, joe and the juice, waynes coffee, mccafe, granier, gloria jeans, pret coffee, la colombe, birch coffee, gregorys coffee, bluestone lane, verve coffee, grind coffee, aida cafe, cafe royal, julius meinl, dallmayr, starbuck, luckin, % arabica, kaffee partner, watchhouse, ole & steen, trung nguyen, coffee republic, esquires, biggby, scooters coffee, boba guys, kung fu tea, gong cha

@bakery < grocery
en: bakery, baker, bread, pastry, pastries, cake, cakes, donut, donuts, doughnut, bagel, bagels, patisserie, confectionery, croissant, pretzel, bake shop
de: Bäckerei, Bäcker, Brot, Brötchen, Konditorei, Kuchen, Backwaren, Backshop, Backstube, Semmel, Torte, Brezel
fr: boulangerie, pâtisserie, boulanger, viennoiserie, pain, gâteau, croissants, confiserie, chocolaterie
es: panadería, pastelería, pan, bollería, tarta, panadero, horno, confitería
it: panetteria, pasticceria, forno, pane, panificio
nl: bakkerij, bakker, brood, gebak
pt: padaria, pastelaria, pão
names: kamps, backfactory, back factory, steinecke, kamps bakery, ströck, anker brot, der mann, der beck, bäcker eifler, schäfers, wiener feinbäckerei, ihle, rischart, hofpfisterei, zeit für brot, le pain quotidien, pain quotidien, paul, eric kayser, maison kayser, la mie caline, marie blachere, ange boulangerie, poilane, gail s bakery, krispy kreme, voodoo doughnut, magnolia bakery, tous les jours, paris baguette, einstein bros, bruegger, insomnia cookies, crumbl, crumbl cookies, levain, baskin robbins, ben & jerry, haagen dazs, backhaus, bakery, laduree, viena capellanes

@bar
en: bar, bars, pub, pubs, beer, beers, brewery, brewpub, cocktail, cocktails, drinks, nightclub, club night, alcohol, wine, wines, liquor, liquor store, spirits, off licence, bottle shop, winery, vineyard, champagne, whisky, pint, pints, taproom, wine merchant, round of drinks, night out, boozer, lounge
de: Kneipe, Bier, Weinhandlung, Wein, Weine, Cocktailbar, Brauerei, Spirituosen, Alkohol, Getränke, Bar, Weingut, Winzer, Schnaps, Sekt, Nachtclub, Schänke
fr: bar, bière, vin, vins, caviste, brasserie artisanale, alcool, spiritueux, boîte de nuit, apéritif, boissons
es: bar, cerveza, cervezas, cervecería, vino, vinos, bodega, vinoteca, copas, licores, discoteca, alcohol, bebidas
it: birreria, birra, vino, enoteca, bevande
nl: kroeg, bier, wijn, slijterij, drank, cafe
pt: cerveja, vinho, bebidas
names: wetherspoon, wetherspoons, jd wetherspoon, j d wetherspoon, greene king, fullers, youngs, brewdog, brew dog, slug & lettuce, all bar one, o neills, nicholsons, mitchells & butlers, marstons, jacques wein, jacques weindepot, jacques' wein-depot, hawesko, vinos, vino nobile, vinos de, nicolas vins, nicolas, lavinia, majestic wine, laithwaites, naked wines, oddbins, total wine, bevmo, bev mo, abc fine wine, abc store, spec s, lcbo, saq, bc liquor, beer store, dan murphys, dan murphy, bws, liquorland, systembolaget, vinmonopolet, alko, gall & gall, drizly, tipico bar, hofbräuhaus, augustiner, paulaner, stone brewing, dogfish head, guinness, heineken, carlsberg, oktoberfest, brew pub, irish pub, total wine & more, winc, vivino, twin liquors
`;
