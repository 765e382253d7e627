"""Language and theme of the window: what was chosen, what the system says, and switching while it is open."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal

from ttms_desktop.resource_files import resource

LANGUAGES = ("zh_CN", "en")
THEMES = ("system", "light", "dark")


class Appearance(QObject):
    """What the window looks like and speaks; a choice is kept for the next start."""

    language_changed = Signal(str)
    theme_changed = Signal(str)

    def __init__(self, memory: QSettings, *, language: str = "system", theme: str = "system") -> None:
        super().__init__()
        self._memory = memory
        self._translators: list[QTranslator] = []
        self._language = self._first_language(language)
        self._theme = self._remembered("appearance/theme", THEMES, "system") if theme == "system" else theme
        self._install()

    @property
    def language(self) -> str:
        """One of LANGUAGES."""
        return self._language

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._theme

    def choose_language(self, language: str) -> None:
        self.choose(self._theme, language)

    def choose_theme(self, theme: str) -> None:
        self.choose(theme, self._language)

    def choose(self, theme: str, language: str) -> None:
        """Both at once; what is none of THEMES or LANGUAGES changes nothing."""
        other_theme = theme in THEMES and theme != self._theme
        other_language = language in LANGUAGES and language != self._language
        if other_theme:
            self._theme = theme
            self._memory.setValue("appearance/theme", theme)
        if other_language:
            self._language = language
            self._memory.setValue("appearance/language", language)
            self._install()
        # Told only now, so that whoever is told of the one finds the other as it will be.
        if other_theme:
            self.theme_changed.emit(theme)
        if other_language:
            self.language_changed.emit(language)

    def _first_language(self, wished: str) -> str:
        if wished in LANGUAGES:
            return wished
        return self._remembered("appearance/language", LANGUAGES, system_language())

    def _remembered(self, name: str, allowed: tuple[str, ...], otherwise: str) -> str:
        value = str(self._memory.value(name, ""))
        return value if value in allowed else otherwise

    def _install(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = translators(self._language)
        QLocale.setDefault(QLocale(self._language))
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)


def system_language() -> str:
    """The first of the system's languages that there is, else English."""
    for wished in QLocale.system().uiLanguages():
        if wished.startswith("zh"):
            return "zh_CN"
        if wished.startswith("en"):
            return "en"
    return "en"


def translators(language: str) -> list[QTranslator]:
    """Qt's own texts first, then ours; English needs none."""
    if language == "en":
        return []
    of_qt, ours = QTranslator(), QTranslator()
    of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if not ours.load(str(resource(f"i18n/ttms_{language}.qm"))):
        raise OSError(f"resources/i18n/ttms_{language}.qm cannot be read.")
    return [of_qt, ours]
