@echo off
rem The podlab tool of this checkout, for Windows; builds it first if it isn't built yet.
setlocal
if not exist "%~dp0bin\PodLab.Setup.exe" (
  dotnet build "%~dp0." --nologo --verbosity quiet 1>&2
  if errorlevel 1 exit /b 1
)
"%~dp0bin\PodLab.Setup.exe" %*
exit /b %ERRORLEVEL%
