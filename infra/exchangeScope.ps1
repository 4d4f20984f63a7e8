#Requires -Version 7.2
#Requires -Modules ExchangeOnlineManagement
<#
.SYNOPSIS
Lets the bot into the calendars of the schools' staff, and into no other mailbox of the tenant.

.DESCRIPTION
RBAC for Applications in Exchange Online: a service principal for the bot's identity, a scope of the members of one
group, and three application roles within it. Run again, it makes what is missing and leaves the rest. It ends with a
check: a mailbox inside must be allowed each role, one outside none; else it throws. Until Exchange has passed the
change on (30 minutes to two hours) Graph may still refuse; the check does not wait for that.

The group is one of Exchange (a distribution list or a mail-enabled security group). Only its direct members count,
not those of groups in it. Do not consent to Calendars.* or MailboxSettings.* in Entra as well: the two add up, and the
scope would narrow nothing.

Connect first: Connect-ExchangeOnline, as an Exchange administrator with Organization Management.

.PARAMETER AppId
The bot's app (client) id: BOT_ID in env/.env.prod.

.PARAMETER ObjectId
The object id of its service principal, not of an app registration: BOT_PRINCIPAL_ID in env/.env.prod.

.PARAMETER Group
The group whose direct members the bot may reach, such as naervaer-staff@school.example.

.PARAMETER Inside
A mailbox that is in the group.

.PARAMETER Outside
A mailbox that is not.

.EXAMPLE
./infra/exchangeScope.ps1 -AppId $id -ObjectId $principal -Group staff@school.example -Inside teacher@school.example -Outside mayor@town.example -WhatIf
Says what would be made, and makes nothing.
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)] [guid] $AppId,
    [Parameter(Mandatory)] [guid] $ObjectId,
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $Inside,
    [Parameter(Mandatory)] [string] $Outside,
    [ValidateNotNullOrEmpty()] [string] $Name = 'Naervaer'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Calendars.Read beside ReadWrite: a subscription asks for the right to read by name.
$roles = 'Application Calendars.ReadWrite', 'Application Calendars.Read', 'Application MailboxSettings.Read'

$distinguishedName = (Get-Group -Identity $Group).DistinguishedName
$filter = "MemberOfGroup -eq '$($distinguishedName -replace "'", "''")'"

$principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq "$AppId" }
if (-not $principal -and $PSCmdlet.ShouldProcess("$AppId", 'New-ServicePrincipal')) {
    $principal = New-ServicePrincipal -AppId "$AppId" -ObjectId "$ObjectId" -DisplayName $Name
}
if ($principal -and $principal.ObjectId -ne "$ObjectId") {
    throw "The service principal of $AppId has another object id in Exchange: $($principal.ObjectId)"
}

$scope = Get-ManagementScope | Where-Object { $_.Name -eq $Name }
if (-not $scope -and $PSCmdlet.ShouldProcess("$Name for $Group", 'New-ManagementScope')) {
    $scope = New-ManagementScope -Name $Name -RecipientRestrictionFilter $filter
}
elseif ($scope -and $scope.RecipientFilter -ne $filter -and $PSCmdlet.ShouldProcess("$Name for $Group", 'Set-ManagementScope')) {
    Set-ManagementScope -Identity $Name -RecipientRestrictionFilter $filter
}

foreach ($role in $roles) {
    $assignment = "$Name $($role -replace '^Application ', '')"
    $exists = Get-ManagementRoleAssignment | Where-Object { $_.Name -eq $assignment }
    if (-not $exists -and $PSCmdlet.ShouldProcess("$role within $Name", 'New-ManagementRoleAssignment')) {
        New-ManagementRoleAssignment -Name $assignment -Role $role -App "$AppId" -CustomResourceScope $Name | Out-Null
    }
}

if ($WhatIfPreference) {
    Write-Output 'Nothing was made, and so nothing is checked.'
    return
}

function Get-AllowedRole([string] $Mailbox) {
    Test-ServicePrincipalAuthorization -Identity "$AppId" -Resource $Mailbox |
        Where-Object { "$($_.InScope)" -eq 'True' } |
        ForEach-Object { $_.RoleName }
}

$missing = $roles | Where-Object { $_ -notin @(Get-AllowedRole $Inside) }
if ($missing) { throw "$Inside is not reached: $($missing -join ', ')" }

$excess = @(Get-AllowedRole $Outside)
if ($excess) { throw "$Outside is reached though it is outside: $($excess -join ', ')" }

Write-Output "$Inside is reached, $Outside is not."
