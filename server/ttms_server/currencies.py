"""The currencies that people pay with, and how many decimals each has: the current list of ISO 4217.

Without funds codes, metals, and codes for tests: nobody sells a ticket for them.
"""

_DECIMALS_2 = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
"""
_DECIMALS_0 = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_DECIMALS_3 = "BHD IQD JOD KWD LYD OMR TND"
_DECIMALS = {
    code: digits for digits, codes in ((0, _DECIMALS_0), (2, _DECIMALS_2), (3, _DECIMALS_3)) for code in codes.split()
}

CURRENCIES = frozenset(_DECIMALS)


def decimals(currency: str) -> int:
    """How many digits stand after the point; `currency` is one of `CURRENCIES`."""
    return _DECIMALS[currency]


def in_figures(minor: int, currency: str) -> str:
    """An amount that is not negative, as people write it: 4500 CNY as "45.00", 1800 JPY as "1800"."""
    digits = decimals(currency)
    whole, rest = divmod(minor, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if digits else f"{whole}"
