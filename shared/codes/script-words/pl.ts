import type { SpokenWords } from './en.ts'

/** The script in Polish. */
export const pl: SpokenWords = {
  opening: 'Dzień dobry, nazywam się {handler}. Dzwonię z organizacji {hub}.',
  openingInbound: 'Dzień dobry, tu {hub}, mówi {handler}. W czym możemy pomóc?',
  identity: 'Czy mogę prosić do telefonu osobę o nazwisku {name}?',
  confirmIdentity:
    'Żeby mieć pewność, że rozmawiam z właściwą osobą: proszę podać swoją datę urodzenia i pierwszą linijkę adresu.',
  speaksFor:
    'Czy mogę zapytać o Pana/Pani nazwisko i o to, skąd zna Pan/Pani tę osobę: {name}? Czy zgodziła się, aby mówił Pan/mówiła Pani w jej imieniu?',
  ringAgain: 'Nic nie szkodzi. Kiedy najlepiej zadzwonić ponownie?',
  voicemail:
    'Dzień dobry, mówi {handler} z organizacji {hub}. Mam wiadomość dla osoby o nazwisku {name}. Nie ma powodu do niepokoju. Zadzwonię ponownie. Do widzenia.',
  interpreter: 'Proszę się nie rozłączać. Znajdę kogoś, kto mówi w Pana/Pani języku. Nic to nie kosztuje.',
  identityInbound: 'Proszę podać swoje imię i nazwisko, adres i datę urodzenia.',
  ringsFor: 'W czyjej sprawie Pan/Pani dzwoni i czy ta osoba wie, że Pan/Pani do nas dzwoni?',
  purpose:
    'Telefonujemy do osób, którym zalecono pozostanie w domu, żeby zapytać, jak się czują i czy czegoś potrzebują. Rozmowa potrwa około dziesięciu minut. Czy to dobry moment?',
  anotherTime: 'Oczywiście. Kiedy mogę zadzwonić ponownie?',
  refusal: 'Dobrze, rozumiem. Jeśli coś się zmieni, można do nas zadzwonić w każdej chwili.',
  food: 'Czy jest ktoś, kto może robić dla Pana/Pani zakupy?',
  foodLeft: 'Na jak długo wystarczy jedzenia, które ma Pan/Pani w domu?',
  foodDetails:
    'Dla ilu osób potrzebne jest jedzenie? Czy jest coś, czego nie wolno Panu/Pani jeść? Czy można u Pana/Pani w domu gotować i czy może Pan/Pani zapłacić za zakupy?',
  medicine: 'Czy ma Pan/Pani możliwość odebrania swoich leków?',
  medicineDetails:
    'Z której apteki Pan/Pani korzysta i kiedy skończą się leki? Czy któryś z nich trzeba trzymać w lodówce?',
  befriending: 'Czy chciałby Pan/chciałaby Pani, żeby ktoś od czasu do czasu zadzwonił porozmawiać?',
  befriendingDetails: 'O czym lubi Pan/Pani rozmawiać i jaka pora dnia jest najlepsza?',
  wellbeing: 'Jak się Pan/Pani czuje, tak ogólnie, na duchu?',
  despair:
    'Kiedy ludziom jest bardzo ciężko, czasem myślą o tym, żeby odebrać sobie życie. Czy miewa Pan/Pani takie myśli?',
  safe: 'Czy czuje się Pan/Pani w domu bezpiecznie? Wystarczy odpowiedzieć tak albo nie.',
  wellbeingDetails:
    'Przykro mi, że jest tak ciężko. Co najbardziej Pana/Panią martwi? Są ludzie, którzy mogą zadzwonić i wysłuchać.',
  health: 'Czy jest coś związanego ze zdrowiem, w czym przydałaby się Panu/Pani porada?',
  healthDetails: 'O co chodzi i czy lekarz o tym wie?',
  money: 'Czy martwi się Pan/Pani o pieniądze na jedzenie, czynsz, ogrzewanie lub rachunki?',
  moneyDetails: 'Co martwi Pana/Panią najbardziej? Czy płaci Pan/Pani za gaz lub prąd licznikiem przedpłatowym?',
  information:
    'Czy jest coś, o czym chciałby Pan/chciałaby Pani dowiedzieć się więcej, na przykład o dostawach, usługach urzędu lub kontaktach z ludźmi?',
  anythingElse: 'Czy potrzeba jeszcze czegoś albo czy coś jeszcze Pana/Panią martwi?',
  consent:
    'Żeby to zorganizować, przekazalibyśmy Pana/Pani imię i nazwisko, adres, numer telefonu i informację o tym, co jest potrzebne, osobom, które mogą pomóc. Czy możemy to zrobić?',
  thanksForTelling:
    'Dziękuję, że mi Pan/Pani o tym mówi; to dobra decyzja. Muszę powiadomić kogoś, kto zajmuje się bezpieczeństwem ludzi. Wyjaśnię, co będzie dalej.',
  despairReply:
    'Dziękuję, że mi Pan/Pani o tym mówi; na pewno nie było to łatwe. Nie jest Pan/Pani z tym sam/sama. Proszę zostać ze mną na linii, a ja znajdę kogoś, kto pomoże.',
  readBack: 'Przeczytam teraz, co mam zapisane, żeby wszystko się zgadzało.',
  whatNext: 'Przekażę to jeszcze dzisiaj i dopilnujemy, żeby ktoś się z Panem/Panią skontaktował.',
  closing:
    'Dziękuję za rozmowę. Jeśli coś się zmieni, można do nas zadzwonić w każdej chwili. Proszę na siebie uważać. Do widzenia.',
}
