@echo off
rem Starts Sightline on Windows. In a checkout the first call builds it; the first call that looks at
rem pixels unpacks the native libraries and installs the default detector.
setlocal
rem ONNX Runtime would report its use to its maker; nothing leaves this machine
set "ORT_DISABLE_TELEMETRY=1"
set "here=%~dp0"
if exist "%here%lib\sightline.jar" (
  set "home=%here%"
) else (
  set "home=%here%target\dist\"
)
set "data=%here:~0,-1%"
if "%SIGHTLINE_CACHE%"=="" set "SIGHTLINE_CACHE=%LOCALAPPDATA%\sightline"
set "java=java"
if not "%JAVA_HOME%"=="" set "java=%JAVA_HOME%\bin\java.exe"

rem ONNX Runtime would report its use over the network
set "ORT_DISABLE_TELEMETRY=1"

if not exist "%home%lib\sightline.jar" (
  echo sightline: building ^(the first time Maven downloads about 260 MB of libraries and plugins^) ... 1>&2
  pushd "%here%"
  call mvn -B -q -Pdist package || (popd & echo sightline: the build failed 1>&2 & exit /b 2)
  popd
)

set "flags=-Xmn16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:C1MaxInlineSize=20 -XX:C1MaxInlineLevel=4 -XX:Tier3InvocationThreshold=150 -XX:Tier3MinInvocationThreshold=60 -XX:Tier3CompileThreshold=1000 -XX:Tier3BackEdgeThreshold=8000 -XX:CICompilerCount=1 -XX:-UseDynamicNumberOfCompilerThreads -XX:-UsePerfData -Dsightline.home="%data%" -Dsightline.cache="%SIGHTLINE_CACHE%" -Dorg.bytedeco.javacpp.cachedir="%SIGHTLINE_CACHE%\javacpp" -Donnxruntime.native.path="%SIGHTLINE_CACHE%\onnxruntime""
if not "%SIGHTLINE_HEAP%"=="" set "flags=-Xmx%SIGHTLINE_HEAP% %flags%"

if not exist "%SIGHTLINE_CACHE%\ready" (
  if "%1"=="check" (
    "%java%" %flags% -jar "%home%lib\sightline.jar" setup && echo ready> "%SIGHTLINE_CACHE%\ready"
  )
)
"%java%" %flags% -jar "%home%lib\sightline.jar" %*
exit /b %errorlevel%
