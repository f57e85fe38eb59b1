# UNTESTED: written with care for Windows 10 and 11 (PowerShell 5.1 and 7), but never yet run on a real Windows.
#
# Prepares everything on a computer with nothing but Python, then shows the sample day.
#   powershell -ExecutionPolicy Bypass -File installer\run.ps1             the sample day
#   powershell -ExecutionPolicy Bypass -File installer\run.ps1 WORDS...    runs "desk WORDS..." instead
#
# Keep this file in UTF-8 with a byte order mark: PowerShell 5.1 reads umlauts rightly only then.

$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$requirements = Join-Path $root 'installer\requirements.txt'
$environment = Join-Path $root '.venv'
$python = Join-Path $environment 'Scripts\python.exe'
$stamp = Join-Path $environment 'prepared-requirements.txt'

# Steps go to standard error: standard output belongs to desk.
function Say([string] $text) {
    [Console]::Error.WriteLine($text)
}

function Stop-With([string] $text) {
    Say $text
    exit 2
}

# Runs a program in silence; where it fails, shows the last lines of what it said. Returns whether it worked.
function Invoke-Logged([string] $program, [string[]] $arguments) {
    $before = $ErrorActionPreference
    # PowerShell 5.1 takes any line on standard error for a failure of its own; only the exit status counts here.
    $ErrorActionPreference = 'Continue'
    $said = & $program @arguments 2>&1 | ForEach-Object { "$_" }
    $worked = $LASTEXITCODE -eq 0
    $ErrorActionPreference = $before
    if (-not $worked) {
        $said | Select-Object -Last 15 | ForEach-Object { Say $_ }
    }
    return $worked
}

# Returns the command line of the first Python that is new enough, or nothing.
# The "python" that Windows brings along only opens its shop; it fails here and is passed over.
function Find-Python {
    $candidates = @(@('py', '-3'), @('python3'), @('python'))
    foreach ($candidate in $candidates) {
        if (-not (Get-Command $candidate[0] -ErrorAction SilentlyContinue)) { continue }
        $rest = @($candidate | Select-Object -Skip 1)
        $before = $ErrorActionPreference
        $ErrorActionPreference = 'Continue'
        & $candidate[0] @rest -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>&1 | Out-Null
        $worked = $LASTEXITCODE -eq 0
        $ErrorActionPreference = $before
        if ($worked) { return , $candidate }
    }
    return $null
}

function New-Environment {
    $base = Find-Python
    if ($null -eq $base) {
        Stop-With 'Einlass braucht Python 3.11 oder neuer. Bitte installieren Sie es und starten Sie noch einmal.'
    }
    Say "Eine eigene Python-Umgebung wird angelegt: $environment"
    $rest = @($base | Select-Object -Skip 1)
    if (-not (Invoke-Logged $base[0] ($rest + @('-m', 'venv', '--clear', $environment)))) {
        Stop-With "Die Python-Umgebung konnte nicht angelegt werden. Darf hier geschrieben werden: $root ?"
    }
}

if (-not (Test-Path $python)) { New-Environment }

# Python's version and the pins. A change of either prepares anew, from nothing: what an older pin left behind could hide
# what is missing now.
$state = "$(& $python --version) $((Get-FileHash -Algorithm SHA256 $requirements).Hash)"
$known = ''
if (Test-Path $stamp) { $known = (Get-Content -Raw $stamp).Trim() }
if ($known -and $known -ne $state) { New-Environment }
if ($known -ne $state) {
    Say 'Die Programmteile werden geladen und geprüft (beim ersten Mal rund 300 MB, ein paar Minuten) …'
    $arguments = @('-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check',
        '--only-binary=:all:', '--require-hashes', '-r', $requirements)
    if (-not (Invoke-Logged $python $arguments)) {
        Stop-With ('Die Programmteile konnten nicht geladen werden. Bitte prüfen Sie die Verbindung zum Netz und ' +
            'den freien Platz, und starten Sie noch einmal.')
    }
    [IO.File]::WriteAllText($stamp, $state)
    Say 'Fertig vorbereitet. Schriften: Die Briefe brauchen Noto Sans; "desk doctor" sagt, ob sie da ist.'
}

$words = @($args)
if ($words.Count -eq 0) {
    Say 'Der Beispieltag beginnt.'
    $words = @('demo')
}
# Tells Python where the checkout is. A .pth file, as run.sh writes it, is read in the code page of Windows by
# Pythons before 3.13, and would lose a folder named "Bürgeramt".
$env:PYTHONPATH = $root
& $python -P -m desk @words
exit $LASTEXITCODE
